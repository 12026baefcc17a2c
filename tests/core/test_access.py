"""Who may go where. Each refusal stands beside proof that there was something to leak."""

import pytest
from django.urls import get_resolver

from sessions.core.people.operations import remove_participant
from sessions.phases.registry import SLUGS

SECRET = "dit mag alleen hier gelezen worden"


def paths(prefix: str, cast) -> list[str]:
    """Every address of the site under a prefix, filled in for the cast's session."""
    found = []
    for pattern in walk(get_resolver().url_patterns, ""):
        if pattern.startswith("s/<slug:code>/") and prefix in pattern:
            filled = (
                pattern.replace("<slug:code>", cast.session.code)
                .replace("<int:pk>", "1")
                .replace("<int:number>", "1")
            )
            for name, value in (("phase", "inform"), ("role", "screen"), ("field", "title"), ("answer", "yes")):
                filled = filled.replace(f"<slug:{name}>", value)
            found.append("/" + filled)
    return found


def walk(patterns, base: str):
    for pattern in patterns:
        route = base + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from walk(pattern.url_patterns, route)
        else:
            yield route


@pytest.fixture
def board(cast):
    cast.open_everything()
    cast.anna.contributes(SECRET)
    return cast


@pytest.mark.parametrize("phase", SLUGS)
def test_participants_and_their_facilitator_get_in(board, phase):
    assert board.anna.client().get(board.path(f"{phase}/")).status_code == 200
    assert board.alice_client().get(board.path(f"{phase}/facilitate/")).status_code == 200


def test_the_secret_is_there_to_leak(board):
    assert SECRET in board.anna.client().get(board.path("inventory/")).content.decode()
    assert SECRET in board.alice_client().get(board.path("inventory/facilitate/")).content.decode()


def test_a_participant_is_refused_on_every_facilitator_page(board):
    for path in (
        *paths("facilitate", board),
        board.path("inventory/reveal/"),
        board.path("inventory/moves/"),
    ):
        for response in (board.anna.client().get(path), board.anna.client().post(path)):
            assert response.status_code in (302, 405), path
            assert SECRET not in response.content.decode()
            if response.status_code == 302:
                assert response.url.startswith("/facilitator/login/"), path


def test_somebody_of_another_session_is_refused_everywhere(board, client):
    for visitor in (board.zed.client(), client):
        for path in paths("", board):
            response = visitor.get(path)
            assert response.status_code in (200, 302, 403, 404, 405), path
            assert SECRET not in response.content.decode(), path
            if response.status_code == 200:
                assert path.endswith("/join/"), path
            post = visitor.post(path)
            assert post.status_code in (302, 403, 404, 405, 422), path
            assert SECRET not in post.content.decode(), path


def test_the_facilitator_of_another_session_is_refused(board, client):
    client.force_login(board.zed.session.facilitators.get().user)
    for path in paths("facilitate", board):
        assert client.get(path).status_code in (403, 405), path
        assert client.post(path).status_code in (403, 405), path


def test_things_of_another_session_do_not_exist_here(board):
    theirs = board.zed.contributes("elders geschreven")

    response = board.alice_client().post(board.path(f"inventory/contributions/{theirs.pk}/parking/"))

    assert response.status_code == 404
    assert not hasattr(theirs, "parked")


def test_a_removed_participant_is_out_at_once_and_back_after_restoring(board):
    anna = board.anna.client()
    remove_participant(participant=board.anna.participant)

    assert anna.get(board.path("inventory/")).url == board.path("join/")
    assert anna.get(f"/p/{board.anna.secret}/").status_code == 404


def test_links_open_only_what_they_are_for(board, client):
    token = board.screen_path.strip("/").split("/")[1]

    assert client.get(board.screen_path).status_code == 200
    assert client.get(f"/r/{token}/").status_code == 404
    assert client.get(f"/f/{token}/").status_code == 404
    assert client.get(board.screen_path[:-3] + "x/").status_code == 404


def test_a_personal_link_works_on_another_device(board, client):
    response = client.get(f"/p/{board.anna.secret}/", follow=True)

    assert response.status_code == 200
    assert "Anna" in response.content.decode()
