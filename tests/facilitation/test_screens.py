"""Screens that are led: each shows the phase, or what was chosen for it alone, as it is now and without what is
hidden."""

import pytest
from django.test import Client

from sessions.core.hiding.operations import hide
from sessions.core.links import token_of
from sessions.core.models import AccessLink
from sessions.core.people.door import close_door
from sessions.core.refusal import Refused
from sessions.facilitation.preparing.operations import renew_link
from sessions.facilitation.screens.operations import add_screen, choose, end_screen, turn
from sessions.facilitation.screens.queries import screens
from sessions.facilitation.steering.operations import freeze, move_to
from sessions.phases.concretise.queries import numbered
from sessions.phases.enthuse.groups.operations import change_group, make_group
from sessions.phases.inventory.models import Board
from sessions.phases.registry import MODERATIONS
from tests.live.scenarios import set_stage, write_on_canvas

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast):
    set_stage(cast)
    cast.extra["screen"] = screens(cast.session).get()
    return cast


def seen(screen) -> str:
    """What somebody in the room reads on this screen."""
    answer = Client().get(f"/screen/{token_of(screen)}/")
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_each_screen_shows_its_own_and_the_others_follow_the_room(room):
    second = add_screen(session=room.session, name="Zaal 2")
    choose(screen=second, shows="groups")
    change_group(group=room.extra["workgroup"], title="Eén loket", room="Boven, links")
    assert "Boven, links" in seen(second)
    assert "Oplossingen in wording" in seen(room.extra["screen"])
    move_to(session=room.session, phase="inform")
    assert "De feiten" in seen(room.extra["screen"]) and "Boven, links" in seen(second)
    choose(screen=second, shows="phase")
    assert "De feiten" in seen(second)


def test_one_thing_is_shown_as_it_is_now(room):
    screen, card = room.extra["screen"], room.extra["cards"][0]
    choose(screen=screen, shows="card", key=str(card.number))
    assert card.text in seen(screen)
    choose(screen=screen, shows="cluster", key=str(room.extra["cluster"].pk))
    assert "kop" in seen(screen) and card.text in seen(screen)
    choose(screen=screen, shows="solution", key=str(room.extra["workgroup"].pk))
    assert "a &lt; b &amp; c" not in seen(screen)
    write_on_canvas(room)
    assert "a &lt; b &amp; c" in seen(screen) and "De titel" in seen(screen)


def test_what_is_hidden_leaves_the_screen_at_once(room):
    screen, card = room.extra["screen"], room.extra["cards"][0]
    choose(screen=screen, shows="card", key=str(card.number))
    hide(MODERATIONS["contribution"], card, why="nummer")
    assert card.text not in seen(screen) and "niet meer te zien" in seen(screen)


def test_before_the_reveal_no_card_can_be_shown(room):
    Board.objects.filter(session=room.session).update(revealed_at=None)
    with pytest.raises(Refused, match="niet meer te zien"):
        choose(screen=room.extra["screen"], shows="card", key=str(room.extra["cards"][0].number))


@pytest.mark.parametrize("key", ["", "0", "-1", "x", "²", "9" * 30, "1; drop"])
@pytest.mark.parametrize("shows", AccessLink.PINNED)
def test_what_is_not_there_is_refused_in_words(room, shows, key):
    with pytest.raises(Refused):
        choose(screen=room.extra["screen"], shows=shows, key=key)


def test_nothing_of_another_session_is_shown(room):
    theirs = make_group(session=room.zed.session, title="Van een ander")
    with pytest.raises(Refused):
        choose(screen=room.extra["screen"], shows="solution", key=str(theirs.pk))
    path = room.path(f"facilitate/screens/{room.extra['screen'].pk}/")
    answer = room.alice_client().post(path, {"shows": "solution", "solution": theirs.pk})
    assert answer.status_code == 422
    elsewhere = screens(room.zed.session).get()
    assert (
        room.alice_client().post(room.path(f"facilitate/screens/{elsewhere.pk}/"), {"shows": "code"}).status_code
        == 404
    )


def test_solutions_are_slides_forward_and_back_and_round(room):
    for title in ("Tweede", "Derde"):
        make_group(session=room.session, title=title)
    order = [str(group.pk) for group in numbered(room.session).values()]
    screen = room.extra["screen"]
    told = []
    for by in (1, 1, 1, 1, -1):
        turn(screen=screen, by=by)
        told.append(screen.shows_key)
    assert told == [order[0], order[1], order[2], order[0], order[2]]
    freeze(session=room.session)
    turn(screen=screen, by=-1)
    assert screen.shows_key == order[1]


def test_where_there_is_no_solution_it_says_so(cast):
    with pytest.raises(Refused, match="geen oplossingen"):
        turn(screen=screens(cast.session).get(), by=1)


def test_the_code_is_shown_large_only_while_the_door_is_open(room):
    choose(screen=room.extra["screen"], shows="code")
    assert room.session.code in seen(room.extra["screen"])
    close_door(session=room.session)
    assert room.session.code not in seen(room.extra["screen"])


def test_the_form_says_what_is_missing_and_keeps_the_rest(room):
    path = room.path(f"facilitate/screens/{room.extra['screen'].pk}/")
    alice = room.alice_client()
    answer = alice.post(path, {"shows": "solution", "solution": "", "card": "12"})
    assert answer.status_code == 422
    assert "Kies wat het scherm toont" in answer.content.decode() and 'value="12"' in answer.content.decode()
    answer = alice.post(path, {"shows": "card", "card": "99999"})
    assert answer.status_code == 422 and "niet meer te zien" in answer.content.decode()
    assert alice.post(path, {"shows": "card", "card": str(room.extra["cards"][0].number)}).status_code == 302
    assert "één kaart" in alice.get(room.path("facilitate/")).content.decode()


def test_a_second_screen_has_an_address_of_its_own_that_ends_with_it(room):
    second = add_screen(session=room.session, name="Zaal 2")
    with pytest.raises(Refused, match="heet al"):
        add_screen(session=room.session, name="Zaal 2")
    renew_link(session=room.session, role=AccessLink.Role.SCREEN)
    assert seen(second)
    end_screen(screen=room.extra["screen"])
    end_screen(screen=second)
    assert Client().get(f"/screen/{token_of(second)}/").status_code == 404
    assert screens(room.session).count() == 1
