"""Who is who: cards, what parties come to get and give, the balance of sectors."""

import pytest

from sessions.core.people.operations import remove_participant, restore_participant
from sessions.core.people.queries import sector_balance
from sessions.core.taking_away import take_away
from sessions.facilitation.steering.operations import open_phase
from sessions.phases.introduce import operations, queries
from sessions.phases.introduce.belongings import GIVE_GET
from sessions.phases.introduce.models import GiveGet, Introduction


@pytest.fixture
def room(cast):
    open_phase(session=cast.session, phase="introduce")
    return cast


def test_own_card_is_rewritten_not_doubled(room):
    for why in ("nieuwsgierig", "vastbesloten"):
        operations.introduce(participant=room.anna.participant, why=why, skills="rekenen")

    assert Introduction.objects.get().why == "vastbesloten"


def test_give_and_get_stand_apart_per_party(room):
    operations.add_give_get(party=room.anna.party, direction="get", text="bouwgrond")
    entry = operations.add_give_get(party=room.anna.party, direction="give", text="vergunningen")
    party = next(each for each in queries.parties_with_entries(room.session) if each.pk == room.anna.party.pk)
    assert [each.text for each in queries.split(party.gives_and_gets.all())["gives"]] == ["vergunningen"]

    take_away(GIVE_GET, entry)

    assert [each.text for each in GiveGet.objects.all()] == ["bouwgrond"]


def test_somebody_else_cannot_take_a_partys_entry_away(room):
    entry = operations.add_give_get(party=room.anna.party, direction="give", text="vergunningen")

    answer = room.bram.client().post(room.path(f"things/giveget/{entry.pk}/away/"))

    assert answer.status_code == 404
    assert GiveGet.objects.exists()


def test_balance_names_the_sector_that_is_missing(room):
    told = queries.balance(room.session, "")

    assert [str(label) for label in told["missing"]] == ["onderwijs en kennis"]
    assert sum(row["participants"] for row in told["balance"]) == 3


def test_who_is_removed_leaves_wall_and_balance_and_returns_on_restore(room):
    operations.introduce(participant=room.anna.participant, why="nieuwsgierig")

    remove_participant(participant=room.anna.participant)

    names = [each.context["person"].name for each in queries.wall_items(room.session, "", None)]
    assert names == ["Bram", "Chris"]
    assert {row["sector"]: row["participants"] for row in sector_balance(room.session)}["government"] == 0

    restore_participant(participant=room.anna.participant)

    assert len(queries.wall_items(room.session, "", None)) == 3
    assert room.anna.client().get(room.path("introduce/")).status_code == 200


def test_nobody_has_a_job_title(room):
    assert {each.name for each in Introduction._meta.fields} == {"id", "participant", "why", "skills"}
