"""Events are declared: what they may be about, what they say, and what nobody can record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.catalogue import FRAGMENTS
from sessions.core.event_types import BY_VERB, EventType, Subject, UnreadableSubject, subject_of
from sessions.core.fragments import Fragment, ItemList, place
from sessions.core.journal import Event, change
from sessions.core.models import PhaseState
from sessions.core.people import operations as people
from sessions.core.people.belongings import PARTY
from sessions.core.people.events import PARTY_ADDED, PARTY_REMOVED
from sessions.core.people.models import Party
from sessions.core.stale import stale_after
from sessions.core.taking_away import take_away
from sessions.phases.concretise.models import SolutionText
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.inform.models import Question


@pytest.mark.parametrize(
    ("subject", "key", "stored"),
    [
        (Subject("contribution", 12), "contribution-12", 12),
        (Subject("text", 5, "title"), "text-5-title", "5-title"),
        (Subject("phase", "inform"), "phase-inform", "inform"),
        (Subject("phase", "follow-up"), "phase-follow-up", "follow-up"),
    ],
)
def test_subject_is_stored_and_restored(subject, key, stored):
    assert subject.key == key
    assert subject.stored == stored
    assert Subject.restored(subject.kind, stored) == subject


@given(
    pk=st.integers(min_value=1, max_value=10**12),
    part=st.from_regex(r"[a-z][a-z_-]{0,20}", fullmatch=True) | st.just(""),
)
def test_any_subject_survives_being_stored(pk, part):
    subject = Subject("text", pk, part)

    assert Subject.restored("text", subject.stored) == subject


@pytest.mark.parametrize("stored", [None, "", True, 1.5, [3], {"pk": 3}])
def test_subject_that_cannot_be_read_says_so(stored):
    with pytest.raises(UnreadableSubject):
        Subject.restored("party", stored)


def test_row_without_a_key_is_no_subject():
    with pytest.raises(ValueError, match="without a key"):
        subject_of(Party(name="nog nergens"))


def test_canvas_text_and_phase_are_known_by_their_place():
    assert subject_of(SolutionText(workgroup_id=5, field="title")) == Subject("text", 5, "title")
    assert subject_of(PhaseState(phase="inform")) == Subject("phase", "inform")


def test_event_is_declared_once():
    with pytest.raises(ValueError, match="declared twice"):
        EventType("party_added", (Party,))

    assert BY_VERB["party_added"] is PARTY_ADDED


def test_event_refuses_what_it_is_not_about(cast):
    with pytest.raises(ValueError, match="cannot be about"), change(cast.session) as under_way:
        under_way.record(PARTY_ADDED, cast.anna.participant)


def test_refused_event_undoes_its_change(cast):
    before = cast.session.events.count()
    gone = people.add_party(session=cast.session, name="Lege stoel", sector="business")
    with pytest.raises(ValueError, match="without a key"), change(cast.session) as under_way:
        gone.delete()
        under_way.record(PARTY_REMOVED, gone)

    assert Party.objects.filter(session=cast.session, name="Lege stoel").exists()
    assert cast.session.events.count() == before + 1  # only that it came


def test_removed_party_is_named_by_the_key_that_it_had(cast):
    party = people.add_party(session=cast.session, name="Lege stoel", sector="business")
    pk = party.pk

    take_away(PARTY, party)

    assert cast.session.events.last().subjects == {"party": [pk]}


@pytest.mark.parametrize(
    "fragment", [each for each in FRAGMENTS if isinstance(each, ItemList)], ids=lambda each: each.name
)
def test_every_event_of_a_list_can_name_its_entries(fragment):
    for event_type in fragment.stale_on:
        assert set(event_type.about) & set(fragment.entries)


def test_fragment_that_waits_for_an_event_about_something_else_fails_at_import():
    with pytest.raises(ValueError, match="names none of what it shows"):
        ItemList("wrong", "x.html", entries=(Question,), items=lambda *_: [], stale_on=(PARTY_ADDED,))
    with pytest.raises(ValueError, match="names none of what it shows"):
        Fragment("wrong", "x.html", lambda *_: {}, stale_on=(PARTY_ADDED,), scope=Workgroup)


def test_unknown_verb_makes_everything_doubtful():
    stale = stale_after([Event(verb="teleported", subjects={"party": [1]}, revision=1)], FRAGMENTS)

    assert stale.is_unknown


def test_unreadable_subject_makes_its_lists_stale_as_a_whole():
    stale = stale_after([Event(verb="party_removed", subjects={"party": [None]}, revision=1)], FRAGMENTS)

    assert not stale.is_unknown
    assert stale.items["parties"] is None
    assert "board" not in stale.items


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(1, 10**9)), max_size=20))
def test_places_sort_as_their_numbers_do_within_one_sign(pairs):
    for sign in (1, -1):
        same = [(number, pk) for number, pk in pairs if number * sign > 0]

        assert sorted(same) == sorted(same, key=lambda pair: place(*pair))
