"""What a workgroup asks: of one recipient, by its members only, with nothing lost."""

import pytest

from sessions.core.people.models import Recipient
from sessions.core.refusal import Refused
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.concretise.asks.operations import add_ask
from sessions.phases.enthuse.operations import form_workgroup, make_pitch

ADDRESS = "concretise/{group}/asks/"


@pytest.fixture
def room(cast):
    cast.open_everything()
    cast.extra["group"] = cast.workgroup()
    return cast


def ask(room, by="anna", **words):
    address = room.path(ADDRESS.format(group=room.extra["group"].pk))
    return getattr(room, by).client().post(address, {"text": "Geef ons een loket"} | words)


def test_recipient_is_named_once_however_it_is_written(room):
    for name in ("de minister van Wonen", "De Minister van  wonen", "DE MINISTER VAN WONEN"):
        assert ask(room, other=name).status_code == 302

    (minister,) = Recipient.objects.all()
    assert minister.asks.count() == 3
    assert not minister.has_link


@pytest.mark.parametrize("words", [
    {}, {"text": "", "other": "x"}, {"text": "a" * 10_000, "other": "x"}, {"other": "..."},
    {"other": "x", "due": "morgen"}, {"other": "x", "due": "0001-01-01"}, {"other": "x", "recipient": "999999"},
    {"other": "x", "role": "participant"},
])  # fmt: skip
def test_what_cannot_be_asked_is_refused_and_kept(room, words):
    response = ask(room, **words)

    assert response.status_code == 422
    assert words.get("text", "Geef ons een loket") in response.content.decode()
    assert not Ask.objects.exists() and not Recipient.objects.exists()


def test_recipient_of_another_session_cannot_be_chosen(room):
    elsewhere = Recipient.objects.create(session=room.zed.session, name="Elders", role="minister")

    assert ask(room, recipient=elsewhere.pk).status_code == 422


def test_one_recipient_is_chosen_or_named_never_both(room):
    known = Recipient.objects.create(session=room.session, name="Bekend", role="chair")

    assert ask(room, recipient=known.pk, other="Een ander").status_code == 422
    assert ask(room, recipient=known.pk).status_code == 302
    assert Ask.objects.get().recipient == known


def test_only_members_ask(room):
    assert ask(room, by="chris", other="x").status_code == 422
    with pytest.raises(Refused):
        add_ask(workgroup=room.extra["group"], participant=room.chris.participant, text="x", other="y")
    assert not Recipient.objects.exists()


def test_posted_twice_it_is_asked_once(room):
    key = {"creation_key": "00000000-0000-4000-8000-000000000001", "other": "x"}

    assert ask(room, **key).status_code == 302
    assert ask(room, **key).status_code == 302
    assert Ask.objects.count() == 1


def test_solution_that_asks_nothing_is_not_ready_yet(room):
    page = room.anna.client().get(room.path(f"concretise/{room.extra['group'].pk}/")).content.decode()
    ask(room, other="x")
    after = room.anna.client().get(room.path(f"concretise/{room.extra['group'].pk}/")).content.decode()

    assert page.count("is-done") + 1 == after.count("is-done")


def test_group_without_members_of_ours_shows_its_asks_to_read(room):
    pitch = make_pitch(session=room.session, participant=room.chris.participant, title="Anders", why="Zo")
    other = form_workgroup(pitch=pitch)
    add_ask(workgroup=other, participant=room.chris.participant, text="Verlaag de belasting", other="x")

    page = room.anna.client().get(room.path(f"concretise/{other.pk}/")).content.decode()

    assert "Verlaag de belasting" in page and 'id="ask-form"' not in page
