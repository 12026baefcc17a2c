"""Filling by rule: nobody is lost or placed twice, no group runs over, sectors are spread and friends kept apart."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.phases.enthuse.groups import operations as groups
from sessions.phases.enthuse.groups.filling import Person, Seats, filled
from sessions.phases.enthuse.groups.queries import by_rule, without_group
from sessions.phases.enthuse.models import Membership
from tests.cast import seat

SECTORS = ("government", "business", "knowledge", "community")


@st.composite
def rooms(draw):
    parties = [(party, draw(st.sampled_from(SECTORS))) for party in range(draw(st.integers(1, 8)))]
    people = [Person(key, *draw(st.sampled_from(parties))) for key in range(draw(st.integers(0, 40)))]
    seats = [
        Seats(key, capacity=draw(st.one_of(st.none(), st.integers(0, 10))))
        for key in range(draw(st.integers(0, 6)))
    ]
    return people, seats


@given(rooms())
def test_everybody_is_placed_once_as_far_as_there_is_room(room):
    people, seats = room
    capacity = {each.key: each.capacity for each in seats}
    placed = filled(people, seats)

    keys = [key for there in placed.values() for key in there]
    assert len(keys) == len(set(keys)) and set(keys) <= {person.key for person in people}
    assert all(capacity[key] is None or len(there) <= capacity[key] for key, there in placed.items())
    if any(each is None for each in capacity.values()):
        assert len(keys) == len(people)
    elif seats:
        assert len(keys) == min(len(people), sum(each or 0 for each in capacity.values()))


@given(st.integers(1, 6), st.integers(1, 5), st.randoms(use_true_random=False))
def test_each_sector_is_spread_evenly_over_groups_without_bounds(many, each, random):
    """As many of every sector as there are groups, each of a party of their own: one of each everywhere."""
    people = [
        Person(number, number, sector)
        for number, sector in enumerate(sector for sector in SECTORS for _n in range(many * each))
    ]
    random.shuffle(people)
    placed = filled(people, [Seats(key) for key in range(many)])
    of = {person.key: person.sector for person in people}
    for there in placed.values():
        assert Counter(of[key] for key in there) == dict.fromkeys(SECTORS, each)


def test_friends_are_kept_apart_and_what_people_bring_decides_between_equals():
    groups_there = [Seats(1, "Woningbouw op gemeentegrond"), Seats(2, "Avondpoli in de wijk")]
    people = [
        Person(1, 10, "business", "huisartsen en een poli"),
        Person(2, 10, "business", "bouwgrond en woningbouw"),
        Person(3, 11, "knowledge", "onderzoek naar de avondpoli"),
    ]
    placed = filled(people, groups_there)
    home = {person: group for group, there in placed.items() for person in there}
    assert home[1] != home[2]
    assert home[3] == 2


@pytest.mark.django_db
def test_eighty_people_of_twenty_five_parties_come_into_twelve_groups(cast):
    """At the size of a real room, through the form: shown first, then done, and who was somewhere stays."""
    cast.open_everything()
    workgroup = cast.workgroup()
    for number in range(11):
        groups.make_group(session=cast.session, title=f"Groep {number}", capacity=8)
    for number in range(80):
        party = number % 25
        name = f"Coöperatieve vereniging met lange naam nr {party:02}"
        seat(cast.session, f"Deelnemer {number}", name, SECTORS[party % 4])
    before = dict(Membership.objects.values_list("participant", "workgroup"))
    alice, path = cast.alice_client(), cast.path("enthuse/groups/filling/")
    shown = alice.post(path, {"why": "Zo zit elke sector overal"})
    assert Membership.objects.count() == len(before)
    confirmed = shown.content.decode().partition('name="confirmed" value="')[2].partition('"')[0]
    assert confirmed and "Groep 3" in shown.content.decode().partition("form__preview")[2]
    assert alice.post(path, {"why": "Zo zit elke sector overal", "confirmed": confirmed}).status_code == 302
    assert not without_group(cast.session).exists()
    after = dict(Membership.objects.values_list("participant", "workgroup"))
    assert {person: after[person] for person in before} == before
    sizes = Counter(after.values())
    assert max(sizes.values()) - min(sizes.values()) <= 2
    parties = Counter(Membership.objects.values_list("workgroup", "participant__party"))
    assert max(parties.values()) <= 2
    sectors = Membership.objects.values_list("workgroup", "participant__party__sector").distinct()
    assert len(sectors) >= 4 * 11
    assert by_rule(cast.session) == {} and workgroup.pk in sizes


@pytest.mark.django_db
def test_where_it_changed_meanwhile_it_is_shown_anew(cast):
    cast.open_everything()
    groups.make_group(session=cast.session, title="Groep")
    alice, path = cast.alice_client(), cast.path("enthuse/groups/filling/")
    shown = alice.post(path, {"why": ""}).content.decode()
    confirmed = shown.partition('name="confirmed" value="')[2].partition('"')[0]
    seat(cast.session, "Dora", "Hogeschool", "knowledge")
    again = alice.post(path, {"why": "", "confirmed": confirmed})
    assert "form__preview" in again.content.decode() and not Membership.objects.exists()


@pytest.mark.django_db
def test_where_nobody_or_nothing_is_there_it_says_so(cast):
    cast.open_everything()
    alice, path = cast.alice_client(), cast.path("enthuse/groups/filling/")
    assert "niemand te verdelen" in alice.post(path, {"why": ""}).content.decode()
    groups.make_group(session=cast.session, title="Klein", capacity=1)
    groups.place_people(group=cast.session.workgroups.get(), people=[cast.anna.participant])
    assert "vol" in alice.post(path, {"why": ""}).content.decode()
