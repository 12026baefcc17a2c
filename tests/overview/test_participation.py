"""Who takes part is counted by sector and in the course of the day; of a phase without names it is told of nobody."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from sessions.core.models import CocreationSession
from sessions.core.people.missing import MOST_NAMES
from sessions.core.people.models import Participant, Sector
from sessions.facilitation.overview.participation import (
    MOST_COLUMNS,
    SectorHere,
    in_course,
    not_yet,
    quiet,
    room_here,
    stretches,
)
from sessions.facilitation.overview.picture import HEIGHT, picture
from sessions.facilitation.steering.operations import move_to
from sessions.phases.conclude.operations import give_consent
from sessions.phases.conclude.rounds.operations import choose_deciding
from sessions.phases.concretise.operations import write_text
from sessions.phases.enthuse.operations import write_headline
from sessions.phases.inventory.models import Board
from sessions.phases.inventory.operations import cast_dot, reveal
from sessions.phases.registry import BY_SLUG, PHASES
from tests.cast import seat

NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)


def here(*rows: tuple[int, int]) -> list[SectorHere]:
    """Of each sector: how many people, how many of them take part."""
    return [SectorHere(sector, people, 0, active) for sector, (people, active) in zip(Sector, rows, strict=True)]


@pytest.mark.parametrize(
    ("rows", "silent"),
    [
        ([(10, 8), (10, 9), (12, 2), (8, 7)], [2]),
        ([(10, 8), (10, 9), (2, 0), (8, 7)], []),  # of two people nothing is said
        ([(10, 1), (10, 0), (10, 0), (10, 1)], []),  # it has just begun, for everybody
        ([(0, 0), (0, 0), (0, 0), (0, 0)], []),
        ([(10, 10), (10, 0), (10, 10), (10, 0)], [1, 3]),
    ],
)
def test_a_sector_is_silent_where_the_room_is_not(rows, silent):
    assert [each.sector for each in quiet(here(*rows))] == [list(Sector)[n] for n in silent]


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)).map(sorted), min_size=4, max_size=4))
def test_where_all_take_part_alike_nobody_is_silent(rows):
    told = here(*((people, active) for active, people in rows))
    silent = quiet(told)
    assert len(silent) < 4
    everybody = sum(each.people for each in told)
    assert all(each.active * everybody < sum(one.active for one in told) * each.people for each in silent)
    assert quiet(here(*((people, people) for _active, people in rows))) == []


MADE = st.lists(
    st.tuples(
        st.sampled_from(Sector.values),
        st.integers(0, 40),
        st.integers(0, 30 * 60).map(lambda each: NOON + timedelta(minutes=each)),
    )
)


@given(MADE)
def test_whoever_made_something_is_counted_once_a_stretch_and_stretches_have_no_gap(made):
    told = stretches(made)
    assert len(told) <= MOST_COLUMNS
    assert told == stretches([*made, *made])
    if made:
        last = max(at for _sector, _who, at in made)
        shown = {(sector, who) for sector, who, at in made if last - at < timedelta(hours=23)}
        assert {sector for sector, _who in shown} == {
            str(s) for each in told for s, n in each.by_sector.items() if n
        }
        assert told[-1].total == len(
            {(sector, who) for sector, who, at in made if told[-1].begins <= at and last - at < timedelta(hours=23)}
        )
    assert len({after.begins - before.begins for before, after in pairwise(told)}) <= 1
    drawn = picture(told)
    if not made:
        assert drawn is None
        return
    for each in told:
        parts = [part for part in drawn.parts if part.x == told.index(each) * 20]
        assert sum(part.height for part in parts) == pytest.approx(
            HEIGHT * each.total / max(one.total for one in told), abs=0.5
        )


@pytest.mark.django_db
@pytest.mark.parametrize("phase", [each.slug for each in PHASES])
@pytest.mark.parametrize("is_anonymous", [True, False])
def test_a_phase_without_names_tells_of_nobody_whether_they_took_part(cast, phase, is_anonymous):
    cast.open_everything()
    Board.objects.update_or_create(session=cast.session, defaults={"is_anonymous": is_anonymous})
    told = room_here(cast.session, BY_SLUG[phase])
    # Of concluding as long as the outcome is in sight: what is counted that moment would tell what they answered.
    is_nameless = phase in ("inform", "conclude") or (phase == "inventory" and is_anonymous)
    assert told.is_nameless == is_nameless
    assert (not_yet(cast.session, BY_SLUG[phase]) == []) == is_nameless
    assert all((each.active is None) == is_nameless for each in told.sectors) and (
        not is_nameless or not told.quiet
    )
    page = cast.alice_client().get(cast.path(f"facilitate/overview/{phase}/")).content.decode()
    assert (cast.anna.participant.name in page) != is_nameless


@pytest.mark.django_db
def test_whoever_did_something_is_not_among_those_who_did_not(cast):
    cast.promises_names()
    cast.open_everything()
    group = cast.workgroup()
    cast.anna.contributes("Een kaart")
    write_headline(session=cast.session, participant=cast.chris.participant, text="Kop")
    write_text(workgroup=group, field="think_big", text="Groot", base_version=0, participant=cast.anna.participant)

    def missing(phase):
        return {person.pk for each in not_yet(cast.session, BY_SLUG[phase]) for person in each.people}

    anna, bram, chris = (each.participant.pk for each in cast.people)
    assert missing("inventory") == {bram, chris}
    assert missing("enthuse") == {chris}  # Anna called, Bram joined her; a headline stands there without a name
    assert missing("concretise") == {bram, chris}
    choose_deciding(session=cast.session, one_at_a_time=False, is_hidden=True)
    assert missing("conclude") == {anna, bram, chris}
    give_consent(workgroup=group, participant=cast.anna.participant, answer="agree")
    assert missing("conclude") == {bram, chris}


@pytest.mark.django_db
def test_of_a_large_room_the_first_are_named_and_the_others_counted(cast):
    cast.open_everything()
    party = cast.anna.party
    Participant.objects.bulk_create(
        Participant(session=cast.session, party=party, name=f"Mens {n:03} (demo)", secret_digest=f"h{n}")
        for n in range(MOST_NAMES + 5)
    )
    told = next(each for each in not_yet(cast.session, BY_SLUG["enthuse"]) if each.sector == party.sector)
    everybody = Participant.objects.filter(session=cast.session, party__sector=party.sector).count()
    assert len(told.people) == MOST_NAMES and told.more == everybody - MOST_NAMES


@pytest.mark.django_db
def test_who_looks_on_or_was_removed_is_not_missed(cast):
    cast.open_everything()
    person = seat(cast.session, "Kees (demo)", "Kijkers (demo)", "business").participant
    Participant.objects.filter(pk=person.pk).update(role="observer")
    names = {one.pk for each in not_yet(cast.session, BY_SLUG["enthuse"]) for one in each.people}
    assert person.pk not in names and names


@pytest.mark.django_db
def test_a_named_board_tells_of_nobody_before_the_reveal_and_never_who_gave_dots(cast):
    """Until then cards are their author's; and who gave which dot stands nowhere."""
    cast.promises_names()
    move_to(session=cast.session, phase="inventory")
    cast.anna.contributes("Een kaart", waits=True)
    assert room_here(cast.session, BY_SLUG["inventory"]).is_nameless
    assert not_yet(cast.session, BY_SLUG["inventory"]) == [] and in_course(cast.session) == []
    reveal(session=cast.session)
    missing = {one.pk for each in not_yet(cast.session, BY_SLUG["inventory"]) for one in each.people}
    cast_dot(contribution=cast.session.contributions.get(), participant=cast.chris.participant)
    assert (
        cast.chris.participant.pk
        in missing
        == {one.pk for each in not_yet(cast.session, BY_SLUG["inventory"]) for one in each.people}
    )
    assert in_course(cast.session) != []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "out",
    [{"removed_at": NOON}, {"role": "observer"}, {"is_pseudonymous": True}],
    ids=lambda each: next(iter(each)),
)
def test_who_counts_nowhere_is_in_no_figure(cast, out):
    cast.open_everything()
    cast.workgroup()
    assert sum(each.total for each in in_course(cast.session)) == 1
    Participant.objects.filter(pk=cast.anna.participant.pk).update(**out)
    assert in_course(cast.session) == []
    assert room_here(cast.session, BY_SLUG["enthuse"]).people == 2


@pytest.mark.django_db
def test_one_writer_who_saves_often_is_one_person(cast):
    cast.open_everything()
    group = cast.workgroup()
    for version in range(6):
        write_text(
            workgroup=group,
            field="think_big",
            text=f"Groot {version}",
            base_version=version,
            participant=cast.bram.participant,
        )
    assert sum(each.total for each in in_course(cast.session)) == 2  # Bram, and Anna's call


@pytest.mark.django_db
def test_who_is_here_is_counted_among_the_same_people(cast):
    """Also where parties that named themselves do not count yet."""
    CocreationSession.objects.filter(pk=cast.session.pk).update(confirms_parties=True)
    Participant.objects.filter(session=cast.session).update(seen_at=timezone.now())
    told = room_here(cast.session, BY_SLUG["enthuse"])
    assert told.present == told.people == 3
    Participant.objects.filter(pk=cast.anna.participant.pk).update(role="guide")
    assert room_here(cast.session, BY_SLUG["enthuse"]).people == 2
