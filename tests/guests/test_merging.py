"""Two entries of one person: nothing is lost, dots and answers by rule, and taken apart it is as it was."""

import pytest
from django.urls import reverse

from sessions.core.people.models import Merging, Participant
from sessions.core.people.operations import remove_participant, restore_participant
from sessions.core.people.secrets import new_secret
from sessions.core.refusal import Refused
from sessions.facilitation.guests.merging import columns, merge_people, part_people
from sessions.phases.conclude.models import ConsentAnswer
from sessions.phases.conclude.operations import give_consent
from sessions.phases.inform.queries import my_questions
from sessions.phases.inventory.models import Dot
from sessions.phases.inventory.operations import cast_dot, make_contribution
from sessions.phases.inventory.queries import my_contributions
from sessions.phases.network.operations import connect
from tests.cast import seat
from tests.live.scenarios import set_stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast):
    """Anna came twice: the second time as "Ana", of another party."""
    set_stage(cast)
    cast.extra["ana"] = seat(cast.session, "Ana", "Verkeerde partij", "business")
    return cast


def merge(room) -> tuple[Participant, Participant]:
    kept, other = room.anna.participant, room.extra["ana"].participant
    merge_people(kept=kept, other=other)
    return kept, other


def everything() -> dict[str, list]:
    """Of every table that names a participant: who stands in it."""
    return {
        f"{model.__name__}.{column}": sorted(model._base_manager.values_list("pk", column), key=str)
        for model, column in columns()
    }


def test_every_column_that_names_a_participant_comes_along_and_goes_back(room):
    ana, anna = room.extra["ana"].participant, room.anna.participant
    for model, column in columns():
        model._base_manager.filter(**{column: anna}).update(**{column: ana})
    before = everything()

    _kept, other = merge(room)

    assert {name: len(rows) for name, rows in everything().items()} == {k: len(v) for k, v in before.items()}
    left = {name for name, rows in everything().items() if any(who == other.pk for _pk, who in rows)}
    assert left == set()

    part_people(other=other)

    assert everything() == before
    assert not Merging.objects.exists()
    other.refresh_from_db()
    assert other.removed_at is None


@pytest.mark.parametrize("own", range(4))
@pytest.mark.parametrize("others", range(4))
@pytest.mark.parametrize("shared", range(2))
def test_dots_stay_and_are_filled_up_to_three(room, own, others, shared):
    Dot.objects.all().delete()
    cards = [room.bram.contributes(f"kaart {n}") for n in range(8)]
    ana, anna = room.extra["ana"].participant, room.anna.participant
    mine = cards[:own]
    theirs = (mine[:shared] + cards[4:])[:others]
    for card in mine:
        cast_dot(contribution=card, participant=anna)
    for card in theirs:
        cast_dot(contribution=card, participant=ana)
    before = set(Dot.objects.values_list("participant", "contribution"))

    kept, other = merge(room)

    dotted = list(kept.dots.order_by("pk").values_list("contribution", flat=True))
    more = [card.pk for card in theirs if card not in mine]
    assert set(dotted) == {card.pk for card in mine} | set(more[: 3 - own])
    assert Dot.objects.count() == len(before)
    part_people(other=other)
    assert set(Dot.objects.values_list("participant", "contribution")) == before


def test_where_both_answered_the_kept_one_counts(room):
    group = room.extra["workgroup"]
    ana, anna = room.extra["ana"].participant, room.anna.participant
    ConsentAnswer.objects.all().delete()
    give_consent(workgroup=group, participant=anna, answer="agree", reason="", improvement="")
    give_consent(workgroup=group, participant=ana, answer="objection", reason="te duur", improvement="goedkoper")

    kept, other = merge(room)

    assert ConsentAnswer.objects.get(participant=kept).answer == "agree"
    assert ConsentAnswer.objects.get(participant=other).reason == "te duur"


def test_a_talk_between_the_two_stays_what_it_was(room):
    ana, anna = room.extra["ana"].participant, room.anna.participant
    talk = connect(session=room.session, participant=ana, other=anna, insight="met mezelf")
    merge(room)
    talk.refresh_from_db()
    assert (talk.participant, talk.other) == (ana, anna)


def test_the_other_device_goes_on_as_the_kept_one_with_its_cards_without_a_name(room):
    ana = room.extra["ana"]
    make_contribution(
        session=room.session, participant=ana.participant, secret=ana.secret, kind="idea", text="zonder naam"
    )
    kept, _other = merge(room)

    page = ana.client().get(room.path("me/"))
    assert kept.name in page.content.decode()
    assert ana.client().get(reverse("personal-link", args=[ana.secret])).status_code == 302
    kept.secret = ana.secret
    assert [each.text for each in my_contributions(kept) if each.text == "zonder naam"]
    ana.client().post(room.path("inform/questions/"), {"text": "Van het andere apparaat"})
    assert [each.text for each in my_questions(kept)] == ["Van het andere apparaat"]


def test_who_cannot_be_merged(room):
    ana, anna = room.extra["ana"].participant, room.anna.participant
    for other in (anna, room.zed.participant):
        with pytest.raises(Refused):
            merge_people(kept=anna, other=other)
    remove_participant(participant=ana)
    with pytest.raises(Refused):
        merge_people(kept=anna, other=ana)
    restore_participant(participant=ana)
    merge(room)
    with pytest.raises(Refused):
        restore_participant(participant=ana)


def test_three_entries_of_one_person(room):
    third = seat(room.session, "Anaa", "Nog een partij", "business")
    kept, _other = merge(room)
    merge_people(kept=room.bram.participant, other=kept)
    merge_people(kept=room.bram.participant, other=third.participant)
    for person in (room.extra["ana"], room.anna, third):
        assert room.bram.participant.name in person.client().get(room.path("me/")).content.decode()
    before = everything()
    with pytest.raises(Refused):  # what came along is with Bram by now
        part_people(other=room.extra["ana"].participant)
    assert everything() == before
    part_people(other=room.anna.participant)
    part_people(other=room.extra["ana"].participant)
    assert room.anna.participant.name in room.anna.client().get(room.path("me/")).content.decode()


def test_on_the_pages_of_the_facilitator(room):
    client, anna = room.alice_client(), room.anna.participant
    ana = room.extra["ana"].participant
    assert f">{ana.name} (" in client.get(room.path(f"facilitate/people/{anna.pk}/")).content.decode()

    client.post(room.path(f"facilitate/people/{anna.pk}/merging/"), {"other": ana.pk})

    page = client.get(room.path("facilitate/people/")).content.decode()
    assert "dezelfde als" in page and f"/people/{ana.pk}/parting/" in page
    client.post(room.path(f"facilitate/people/{ana.pk}/parting/"))
    assert "dezelfde als" not in client.get(room.path("facilitate/people/")).content.decode()
    secret = new_secret()
    assert client.post(room.path(f"facilitate/people/{anna.pk}/merging/"), {"other": secret}).status_code == 422
