import pytest

from sessions.core.people.belongings import PARTY
from sessions.core.people.operations import add_party
from sessions.core.refusal import Refused
from sessions.core.taking_away import take_away
from sessions.phases.concretise.value_case.models import ValueItem
from sessions.phases.concretise.value_case.operations import add_value_item
from sessions.phases.concretise.value_case.queries import value_case


@pytest.fixture
def group(cast):
    cast.open_everything()
    return cast.workgroup()


def add(cast, group, **more):
    said = {"side": "invests", "theme": "profit", "text": "een proefhuis"} | more
    return add_value_item(
        workgroup=group, participant=cast.anna.participant, party=said.pop("party", cast.bram.party), **said
    )


def test_a_party_that_pays_while_others_gain_is_made_visible(cast, group):
    add(cast, group)
    add(cast, group, party=cast.anna.party, side="gains", text="rust in de wijk", theme="people")

    rows = {row["party"].name: row for row in value_case(cast.session, str(group.pk))["rows"]}

    assert rows["Bouwbedrijf Proef"]["pays_only"]
    assert not rows["Gemeente Proef"]["pays_only"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"low": 5}, "high"),
        ({"high": 5}, "low"),
        ({"low": 9, "high": 5, "assumption": "a"}, "high"),
        ({"low": 5, "high": 9}, "assumption"),
    ],
)
def test_a_range_is_whole_in_order_and_has_its_assumption(cast, group, more, field):
    with pytest.raises(Refused) as refusal:
        add(cast, group, **more)

    assert refusal.value.field == field
    assert not ValueItem.objects.exists()


def test_only_members_write_and_remove(cast, group):
    item = add(cast, group)

    address = cast.path(f"things/valueitem/{item.pk}/away/")

    assert cast.chris.client().post(address).status_code == 404
    assert ValueItem.objects.exists()

    assert cast.bram.client().post(address).status_code == 302
    assert not ValueItem.objects.exists()


def test_a_repeated_form_makes_one_line(cast, group):
    said = {
        "party": cast.bram.party.pk,
        "side": "gains",
        "theme": "people",
        "text": "rust",
        "creation_key": "7d7d7d7d-0000-4000-8000-000000000001",
    }
    path = cast.path(f"concretise/{group.pk}/value-items/")

    for _attempt in range(2):
        assert cast.anna.client().post(path, said).status_code == 302

    assert ValueItem.objects.count() == 1


def test_a_refused_line_keeps_what_was_typed_at_its_field(cast, group):
    said = {"party": cast.bram.party.pk, "side": "gains", "theme": "people", "text": "mijn woorden", "low": "5"}

    response = cast.anna.client().post(cast.path(f"concretise/{group.pk}/value-items/"), said)

    assert response.status_code == 422
    assert "Vul allebei de bedragen in" in response.content.decode()
    assert "mijn woorden" in response.content.decode()


def test_a_party_of_another_session_cannot_be_chosen(cast, group):
    said = {"party": cast.zed.party.pk, "side": "gains", "theme": "people", "text": "x"}

    response = cast.anna.client().post(cast.path(f"concretise/{group.pk}/value-items/"), said)

    assert response.status_code == 422
    assert not ValueItem.objects.exists()


def test_a_party_in_a_value_case_is_not_taken_away(cast, group):
    empty = add_party(session=cast.session, name="Zonder mensen", sector="business")
    add(cast, group, party=empty)

    with pytest.raises(Refused):
        take_away(PARTY, empty)

    assert ValueItem.objects.filter(party=empty).exists()


def test_an_amount_that_no_database_holds_is_refused_at_its_field(cast, group):
    said = {"party": cast.bram.party.pk, "side": "gains", "theme": "people", "text": "x", "assumption": "y"}
    said |= {"low": "1", "high": "99999999999999999999"}

    response = cast.anna.client().post(cast.path(f"concretise/{group.pk}/value-items/"), said)

    assert response.status_code == 422
    assert not ValueItem.objects.exists()
