"""Dots by sector never betray who gave them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.current import brownpaper_of
from sessions.brownpaper.contents.sections import cover, dots, sections
from sessions.brownpaper.versions import freeze_as_version
from sessions.core.people.models import Participant, Party, Sector
from sessions.core.people.operations import remove_participant
from sessions.facilitation.steering.operations import thaw
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.sector_split import FEWEST_VOTERS, joined, split_by_sector
from tests.cast import seat

VOTERS = st.fixed_dictionaries({sector: st.integers(0, 6) for sector in Sector.values})


@given(voters=VOTERS)
def test_every_group_that_is_told_has_three_voters_and_no_vote_is_lost(voters):
    groups = joined(voters)

    assert len(groups) != 1
    assert all(sum(voters[sector] for sector in group) >= FEWEST_VOTERS for group in groups)
    told = [sector for group in groups for sector in group]
    assert len(told) == len(set(told))
    if groups:
        assert {sector for sector, number in voters.items() if number} == set(told)


@given(voters=VOTERS)
def test_sectors_with_enough_voters_are_told_apart(voters):
    if all(number == 0 or number >= FEWEST_VOTERS for number in voters.values()):
        filled = [(sector,) for sector in Sector.values if voters[sector]]
        assert joined(voters) == (tuple(filled) if len(filled) > 1 else ())


@pytest.fixture
def room(cast):
    """A board with one cluster, on which four of the government, three entrepreneurs and Chris, alone of the
    community, gave a dot."""
    cast.open_everything()
    card = cast.anna.contributes("een kaart")
    make_cluster(session=cast.session, title="kop", contributions=[card])
    people = [cast.anna, cast.bram, cast.chris]
    people += [seat(cast.session, f"Ambtenaar {n}", "Gemeente Proef", "government") for n in range(3)]
    people += [seat(cast.session, f"Ondernemer {n}", "Bouwbedrijf Proef", "business") for n in range(2)]
    for person in people:
        inventory.cast_dot(contribution=card, participant=person.participant)
    cast.extra |= {"card": card, "people": people}
    return cast


def told(version) -> tuple:
    return brownpaper_of(version).inventory.split


def test_lone_voter_is_told_with_another_sector(room):
    version = freeze_as_version(session=room.session, language="nl")

    sectors, by_cluster = told(version)

    assert sectors == ("overheid", "ondernemers + omgeving en gemeenschap")
    assert list(by_cluster.values()) == [(4, 4)]


def test_draft_tells_totals_only_since_it_can_be_read_before_and_after_a_vote(room):
    brownpaper = assemble(room.session)

    assert brownpaper.inventory.sectors == ()
    assert dots(brownpaper).rows == (("kop", (8,)),)


def test_next_version_tells_the_same_or_nothing(room):
    first = freeze_as_version(session=room.session, language="nl")
    thaw(session=room.session)
    again = freeze_as_version(session=room.session, language="nl")
    thaw(session=room.session)
    remove_participant(participant=room.extra["people"][1].participant)
    last = freeze_as_version(session=room.session, language="nl")

    assert told(first) == told(again)
    assert told(last)[0] == ()
    assert [each.dots for each in brownpaper_of(last).inventory.clusters] == [7]


def test_party_of_one_voter_is_nowhere_told_apart(room):
    version = freeze_as_version(session=room.session, language="nl")

    assert '"dots_by_party"' not in version.contents
    assert split_by_sector(room.session).groups == (("government",), ("business", "community"))


def test_imported_voters_are_named_as_imported(room):
    source = Party.objects.create(session=room.session, name="Raadpleging", sector="community", is_seated=False)
    for number in range(2):
        Participant.objects.create(
            session=room.session, party=source, name=f"p{number}", is_pseudonymous=True, secret_digest=f"{number}"
        )
    made = assemble(room.session)

    front = cover(made, "").html(made)

    assert "Gemaakt door 8 mensen van 3 partijen" in front
    assert "Ook de stemmen van 2 mensen uit een eerdere raadpleging tellen mee." in front


def test_session_that_nobody_came_to_prints_no_zeros(cast):
    for person in cast.people:
        remove_participant(participant=person.participant)
    made = assemble(cast.session)

    html = " ".join(section.html(made) for section in sections(made, "0" * 64))
    front = cover(made, "").html(made)

    assert "0 mensen" not in html + front and "0 partijen" not in html + front
    assert "<svg" not in html
    assert "Wel genodigd, niemand gekomen:" in html and "Buurtraad Proef" in html


def test_who_was_there_is_told_in_words(room):
    table = assemble(room.session).introduce
    assert table.who == "8 mensen van 3 partijen"
    assert replace(table, participants=0, balance=()).who == ""
    assert replace(table, participants=1, parties=table.parties[:1]).who == "1 mens van 1 partij"
