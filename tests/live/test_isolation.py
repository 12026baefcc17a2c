"""One bad event, or one fragment that fails, costs only itself; the rest of the room goes on."""

import asyncio
import logging
from types import SimpleNamespace

import pytest
from django.db import InterfaceError, OperationalError
from django.utils import translation

from sessions.catalogue import BY_NAME, FRAGMENTS
from sessions.core import amiss
from sessions.core.fragments import Audience
from sessions.core.journal import Event
from sessions.core.models import CocreationSession
from sessions.core.people import operations as people
from sessions.core.people.belongings import PARTY
from sessions.core.people.events import PARTY_ADDED
from sessions.core.stale import events_after, stale_after
from sessions.core.taking_away import take_away
from sessions.live.access import Visitor
from sessions.live.rendering import Renderer, Subscription, catch_up_frame
from sessions.live.room import NOT_ALLOWED, Listener, Room
from sessions.phases.inform import operations as inform
from sessions.phases.introduce import operations as introduce
from tests.loops import run

INSIDE = Subscription((Audience.PARTICIPANT,), "nl")
FACILITATOR = Subscription((Audience.FACILITATOR,), "nl")


def record(session: CocreationSession, verb: str, subjects: dict) -> None:
    """An event as another version of the software may have written it."""
    session.refresh_from_db()
    session.revision += 1
    session.save(update_fields=["revision"])
    Event.objects.create(session=session, revision=session.revision, verb=verb, subjects=subjects)


def frame(session: CocreationSession, subscription: Subscription, since: int) -> dict:
    session.refresh_from_db()
    events = events_after(session, since)
    return Renderer(session, stale_after(events, FRAGMENTS), session.revision).frame(subscription)


def ids(frame: dict) -> set[str]:
    return {part["id"] for part in frame["parts"]}


@pytest.fixture(params=[RuntimeError, OperationalError, InterfaceError])
def broken_parties(request, monkeypatch):
    """A list whose query fails, while the database itself answers."""

    def fail(*_):
        raise request.param("a fault in the code, or no such column")

    monkeypatch.setitem(BY_NAME["parties"].__dict__, "items", fail)


@pytest.mark.fragments_may_fail
def test_fragment_that_fails_costs_only_itself(cast, broken_parties, caplog):
    before = CocreationSession.objects.get(pk=cast.session.pk).revision
    people.add_party(session=cast.session, name="Hogeschool Proef", sector="knowledge")
    with caplog.at_level(logging.ERROR, "cocreatie.fragments"):
        told = frame(cast.session, INSIDE, before)
        frame(cast.session, INSIDE, before)

    assert {"op": "amiss", "id": "parties"} in told["parts"]
    assert "sector-balance" in ids(told)
    assert [record.getMessage() for record in caplog.records] == [
        "fragment parties could not be rendered after party_added"
    ]


@pytest.mark.fragments_may_fail
def test_page_with_a_fragment_that_fails_shows_the_rest(cast, broken_parties):
    cast.open_everything()

    page = cast.anna.client().get(cast.path("introduce/"))

    assert page.status_code == 200
    assert b'id="parties" class="amiss" data-amiss' in page.content
    assert b'id="sector-balance"' in page.content


@pytest.mark.parametrize("subscription", [INSIDE, FACILITATOR], ids=["participant", "facilitator"])
def test_event_of_an_unknown_verb_sends_pages_to_fetch_themselves(cast, subscription):
    before = CocreationSession.objects.get(pk=cast.session.pk).revision
    record(cast.session, "teleported", {"party": [cast.anna.party.pk]})

    assert frame(cast.session, subscription, before)["anew"]
    assert catch_up_frame(cast.session.pk, subscription, before) == {
        "rev": cast.session.revision,
        "parts": [],
        "anew": True,
    }


@pytest.mark.parametrize(
    "subjects", [{"party": [None]}, {"party": ["x-y"]}, {"party": [999_999]}, {"party": 5}, [], {}]
)
def test_subject_that_is_odd_or_gone_silences_nobody(cast, subjects):
    before = CocreationSession.objects.get(pk=cast.session.pk).revision
    record(cast.session, "party_removed", subjects)
    inform.add_fact(session=cast.session, text="daarna", source="bron")

    told = frame(cast.session, INSIDE, before)

    assert any("daarna" in part.get("html", "") for part in told["parts"])
    assert not [part for part in told["parts"] if part["op"] == "amiss"]


def test_party_that_was_removed_without_a_key_leaves_the_list(cast):
    """What servers recorded before events were checked."""
    party = people.add_party(session=cast.session, name="Lege stoel", sector="business")
    before = CocreationSession.objects.get(pk=cast.session.pk).revision
    party.delete()
    record(cast.session, "party_removed", {"party": [None]})

    parties = [part for part in frame(cast.session, INSIDE, before)["parts"] if part["id"] == "parties"]

    assert parties
    assert "Lege stoel" not in parties[0]["html"]


def test_kept_page_survives_an_odd_event(cast):
    cast.open_everything()
    path = cast.path("introduce/")
    assert cast.anna.client().get(path).status_code == 200
    party = people.add_party(session=cast.session, name="Lege stoel", sector="business")
    assert b"Lege stoel" in cast.anna.client().get(path).content
    party.delete()
    record(cast.session, "party_removed", {"party": [None]})
    record(cast.session, "teleported", {})

    page = cast.anna.client().get(path)

    assert page.status_code == 200
    assert b"Lege stoel" not in page.content


@pytest.mark.parametrize("name", ["readiness", "value-case", "canvas"])
@pytest.mark.parametrize("audience", [Audience.FACILITATOR, Audience.WORKGROUP])
def test_scoped_fragment_that_is_stale_everywhere_reaches_who_looks_at_it(cast, monkeypatch, name, audience):
    cast.open_everything()
    first, second = cast.workgroup("Eén loket"), cast.workgroup("Twee loketten")
    fragment = BY_NAME[name]
    monkeypatch.setitem(fragment.__dict__, "all_stale_on", (PARTY_ADDED,))
    before = CocreationSession.objects.get(pk=cast.session.pk).revision

    people.add_party(session=cast.session, name="Hogeschool Proef", sector="knowledge")

    seen = audience if audience == Audience.FACILITATOR else f"{Audience.WORKGROUP}:{first.pk}"
    told = ids(frame(cast.session, Subscription((seen,), "nl"), before))
    assert fragment.dom_id(str(first.pk)) in told
    assert (fragment.dom_id(str(second.pk)) in told) == (audience == Audience.FACILITATOR)


def test_translated_frames_are_as_their_language(cast):
    cast.open_everything()
    before = CocreationSession.objects.get(pk=cast.session.pk).revision
    introduce.add_give_get(party=cast.anna.party, direction="give", text="kennis")
    with translation.override("nl"):
        assert "Brengen" in str(frame(cast.session, INSIDE, before))
        assert "Give" in str(frame(cast.session, Subscription((Audience.PARTICIPANT,), "en"), before))


@pytest.mark.browser
def test_empty_party_removed_in_a_live_room_silences_nobody(live_cast, browser):
    cast = live_cast
    cast.open_everything()
    party = people.add_party(session=cast.session, name="Lege stoel", sector="business")
    anna, chris = browser.of(cast.anna, cast.path("introduce/")), browser.of(cast.chris, cast.path("inventory/"))
    anna.locator(f"#parties-party-{party.pk}").wait_for()

    take_away(PARTY, party)
    cast.bram.contributes("Na de lege stoel")
    introduce.add_give_get(party=cast.bram.party, direction="give", text="bouwgrond")

    anna.locator(f"#parties-party-{party.pk}").wait_for(state="detached")
    anna.get_by_text("bouwgrond").wait_for()
    chris.get_by_text("Na de lege stoel").wait_for()


@pytest.mark.parametrize("failure", [OperationalError, InterfaceError])
def test_nothing_is_amiss_with_a_fragment_while_the_database_is_away(cast, monkeypatch, failure):
    def fail(*_):
        raise failure("the connection is lost")

    before = CocreationSession.objects.get(pk=cast.session.pk).revision
    people.add_party(session=cast.session, name="Hogeschool Proef", sector="knowledge")
    monkeypatch.setitem(BY_NAME["parties"].__dict__, "items", fail)
    monkeypatch.setattr(amiss, "connection", SimpleNamespace(is_usable=lambda: False))

    with pytest.raises(failure):
        frame(cast.session, INSIDE, before)


@pytest.mark.parametrize("reason", [OperationalError, InterfaceError])
def test_room_outlives_a_database_that_is_away_while_it_moves_on(monkeypatch, reason):
    asked = []

    def away(*_):
        asked.append(1)
        raise reason("the connection is lost")

    async def live_for_a_moment():
        room = Room(1, 0)
        room.poke()
        await asyncio.sleep(0.3)
        room.poke()
        await asyncio.sleep(0.3)
        states = [task.done() for task in room.tasks]
        room.close()
        return states

    for name in ("head_of", "events_after"):
        monkeypatch.setattr(f"sessions.live.room.{name}", away)
    monkeypatch.setattr(Room, "render", away)

    assert run(live_for_a_moment()) == [False, False, False]
    assert len(asked) >= 2


def test_who_lost_a_right_in_what_was_not_digested_hears_no_more(monkeypatch):
    visitor = Visitor(session=None, subscription=INSIDE, since=0, participant_id=None)
    stopped, told = [], []
    buffer = SimpleNamespace(stop=stopped.append, put=lambda *frame: told.append(frame))

    async def move_on():
        room = Room(1, 0)
        room.listeners[INSIDE].add(Listener(visitor, buffer, lambda: False))
        await room.move_on()
        room.close()

    monkeypatch.setattr("sessions.live.room.head_of", lambda _pk: 7)

    run(move_on())

    assert (stopped, told) == ([NOT_ALLOWED], [])


@pytest.mark.browser
@pytest.mark.fragments_may_fail
def test_sign_says_that_not_everything_arrives(live_cast, browser, monkeypatch):
    cast = live_cast
    cast.open_everything()
    anna, bram = (browser.of(person, cast.path("introduce/")) for person in (cast.anna, cast.bram))
    anna.locator("#parties").wait_for()
    whole = BY_NAME["parties"].items

    def fail(*_):
        raise RuntimeError("a fault in the code")

    monkeypatch.setitem(BY_NAME["parties"].__dict__, "items", fail)
    introduce.add_give_get(party=cast.bram.party, direction="give", text="bouwgrond")
    people.add_party(session=cast.session, name="Hogeschool Proef", sector="knowledge")

    anna.locator(".connection__amiss").wait_for()
    anna.locator(f"#parties-party-{cast.bram.party.pk}").wait_for()
    bram.reload()
    bram.locator("#parties[data-amiss]").wait_for()

    monkeypatch.setitem(BY_NAME["parties"].__dict__, "items", whole)
    introduce.add_give_get(party=cast.bram.party, direction="get", text="huurders")

    for page in (anna, bram):
        for words in ("bouwgrond", "huurders", "Hogeschool Proef"):
            page.locator("#parties").get_by_text(words).wait_for()
        page.locator(".connection__live").wait_for()


@pytest.mark.parametrize(
    ("verb", "subjects", "list_id"),
    [
        ("phase_entered", {"phase": ["enthuse"]}, "programme"),  # recorded before it named the blocks
        ("contribution_made", {"something": [1]}, "board"),
        ("question_asked", {}, "questions"),
    ],
)
def test_an_event_that_does_not_say_which_entries_brings_the_whole_list(cast, verb, subjects, list_id):
    cast.open_everything()
    before = cast.session.revision
    record(cast.session, verb, subjects)

    told = frame(cast.session, INSIDE, before)

    assert {"whole", "pull"} & {part["op"] for part in told["parts"] if part["id"] == list_id}
