"""Consent rounds: one solution at a time, hidden until they are revealed, and a second one after an improvement."""

import re
from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sessions.brownpaper.contents.assemble import assemble
from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import Act, undo
from sessions.core.hiding.redacting import redact
from sessions.core.people.models import Participant
from sessions.core.people.operations import remove_participant
from sessions.core.refusal import Refused
from sessions.facilitation.preparing.copying import make_alike
from sessions.facilitation.steering.operations import freeze, thaw
from sessions.phases.conclude.models import ConsentAnswer
from sessions.phases.conclude.operations import give_consent
from sessions.phases.conclude.queries import consent_items
from sessions.phases.conclude.redacting import CONSENT_REASON
from sessions.phases.conclude.rounds import deeds
from sessions.phases.conclude.rounds.models import ConsentRound
from sessions.phases.conclude.rounds.operations import (
    begin_round,
    choose_deciding,
    put_on_table,
    reveal_outcome,
    reveal_outcomes,
)
from sessions.phases.conclude.rounds.queries import deciding_of, missing_from
from sessions.phases.concretise.models import SolutionText
from sessions.phases.concretise.operations import write_text
from sessions.phases.enthuse.groups.operations import make_group

pytestmark = pytest.mark.django_db
TOO_DEAR = {"answer": "objection", "reason": "veel te duur", "improvement": "klein beginnen"}


@pytest.fixture
def room(cast):
    cast.open_everything()
    cast.group = cast.workgroup()
    return cast


def say(room, *people, workgroup=None, **said):
    for person in people:
        give_consent(
            workgroup=workgroup or room.group, participant=person.participant, **({"answer": "agree"} | said)
        )


def improve(room, text):
    """The group writes its solution in other words."""
    version = SolutionText.objects.filter(workgroup=room.group, field="act_small").values_list("version", flat=True)
    words = {"field": "act_small", "text": text, "base_version": version.first() or 0}
    write_text(workgroup=room.group, participant=room.anna.participant, **words)


def shown(room, workgroup=None) -> dict:
    """What everybody reads of the outcome."""
    items = consent_items(room.session, "", None)
    return next(each.context for each in items if each.context["workgroup"] == (workgroup or room.group))


def pages(room) -> dict[str, str]:
    """Every page on which an outcome may stand."""
    screen = room.alice_client().get(room.path("conclude/facilitate/"))
    return {
        "participant": room.bram.client().get(room.path("conclude/")).content.decode(),
        "facilitator": screen.content.decode(),
        "people": room.alice_client().get(room.path("facilitate/people/")).content.decode(),
        "cockpit": room.alice_client().get(room.path("facilitate/")).content.decode(),
        "paper": room.bram.client().get(f"{room.reader_path}document/").content.decode(),
    }


def back(room) -> None:
    undo(session=room.session, deed=Deed.objects.filter(session=room.session, undone_at=None).first())


def test_how_a_room_decides_is_all_at_once_and_in_sight_unless_chosen_otherwise(room):
    say(room, room.anna)
    assert shown(room)["asked"].is_asked and not shown(room)["asked"].is_hidden
    assert shown(room)["result"].answered == 1 and shown(room)["asked"].answered == 1


def test_a_hidden_outcome_is_told_nowhere_but_by_how_many_answered(room):
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna, room.chris, **TOO_DEAR)
    remove_participant(participant=room.chris.participant)

    told = shown(room)
    assert told["asked"].answered == 1 and told["result"].answered == 0 and told["spoken"] == []
    for name, page in pages(room).items():
        assert "veel te duur" not in page and "overwegend bezwaar: " not in page, name
    (agreement,) = assemble(room.session).conclude.agreements
    assert agreement.is_hidden and not agreement.answered and not agreement.spoken and not agreement.objecting
    # What somebody said themselves they read still.
    assert "veel te duur" in room.anna.client().get(room.path("conclude/")).content.decode()


def test_a_reveal_shows_it_to_everybody_and_cannot_be_undone(room):
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna, **TOO_DEAR)
    count = Deed.objects.count()
    reveal_outcome(workgroup=room.group)
    when = ConsentRound.objects.get().revealed_at
    reveal_outcomes(session=room.session)
    reveal_outcome(workgroup=room.group)
    assert ConsentRound.objects.get().revealed_at == when and Deed.objects.count() == count

    assert "veel te duur" in pages(room)["participant"] and "veel te duur" in pages(room)["facilitator"]
    assert not assemble(room.session).conclude.agreements[0].is_hidden


def test_all_are_revealed_that_were_answered_and_no_others(room):
    other = make_group(session=room.session, title="Avondpoli")
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna)
    reveal_outcomes(session=room.session)
    assert not shown(room)["asked"].is_hidden and shown(room, other)["asked"].is_hidden


def test_the_freeze_hides_nothing_from_the_paper(room):
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna, **TOO_DEAR)
    freeze(session=room.session)
    room.session.refresh_from_db()
    (agreement,) = assemble(room.session).conclude.agreements
    assert not agreement.is_hidden and agreement.spoken[0].reason == "veel te duur"
    assert "veel te duur" in pages(room)["participant"]
    thaw(session=room.session)


def test_one_at_a_time_what_did_not_lie_before_the_room_waits(room):
    other = make_group(session=room.session, title="Avondpoli")
    choose_deciding(session=room.session, one_at_a_time=True, is_hidden=False)
    with pytest.raises(Refused, match="nog niet aan de beurt"):
        say(room, room.anna)
    refused = room.anna.client().post(room.path(f"conclude/{room.group.pk}/consent/"), {**TOO_DEAR})
    assert "nog niet aan de beurt" in refused.content.decode() and "veel te duur" in refused.content.decode()

    put_on_table(workgroup=room.group)
    say(room, room.anna)
    put_on_table(workgroup=other)
    say(room, room.bram)  # it lay before the room, and can be answered still
    say(room, room.bram, workgroup=other)
    first, _second = sorted(items(room), key=lambda each: each.order)
    assert first.context["workgroup"] == other
    page = room.anna.client().get(room.path("conclude/")).content.decode()
    assert page.index(f'id="round-{other.pk}"') < page.index(f'id="round-{room.group.pk}"')


def items(room):
    return consent_items(room.session, "", None)


def test_a_second_round_asks_anew_and_stands_beside_the_first(room):
    say(room, room.anna, **TOO_DEAR)
    say(room, room.bram, room.chris)
    write_text(
        workgroup=room.group,
        participant=room.anna.participant,
        field="act_small",
        text="eerst één loket",
        base_version=0,
    )
    begin_round(workgroup=room.group)
    begin_round(workgroup=room.group)  # pressed twice

    told = shown(room)
    assert told["asked"].number == 2 and told["result"].answered == 0
    (past,) = told["past"]
    assert past.number == 1 and past.result.persons == {"objection": 1, "agree": 2}
    assert [each.reason for each in past.spoken] == ["veel te duur"] and not past.result.is_endorsed
    assert {each.pk for each in missing_from(room.group)} >= {room.anna.participant.pk, room.bram.participant.pk}

    say(room, room.anna, room.bram, room.chris, answer="agree")
    told = shown(room)
    assert told["result"].is_endorsed and told["past"][0].result.persons == {"objection": 1, "agree": 2}
    (agreement,) = assemble(room.session).conclude.agreements
    assert agreement.is_endorsed and agreement.number == 2
    assert agreement.before[0].spoken[0].reason == "veel te duur" and not agreement.before[0].is_endorsed
    for name in ("participant", "facilitator", "paper"):
        assert "veel te duur" in pages(room)[name], name
    # Whoever is removed counts in neither.
    remove_participant(participant=room.anna.participant)
    assert shown(room)["past"][0].result.persons == {"agree": 2}


def test_a_third_round_follows_the_second_and_a_rewriting_leaves_the_earlier_ones(room):
    for _number in (1, 2):
        say(room, room.anna, room.bram)
        begin_round(workgroup=room.group)
    say(room, room.anna)
    write_text(
        workgroup=room.group,
        participant=room.anna.participant,
        field="act_small",
        text="weer anders",
        base_version=0,
    )
    told = shown(room)
    assert [(each.number, each.result.answered) for each in told["past"]] == [(1, 2), (2, 2)]
    assert told["result"].answered == 0 and told["earlier"] == [("akkoord", 1)]


def test_a_hidden_round_is_revealed_before_another_begins(room):
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna)
    with pytest.raises(Refused, match="Onthul eerst"):
        begin_round(workgroup=room.group)
    reveal_outcome(workgroup=room.group)
    begin_round(workgroup=room.group)
    assert shown(room)["asked"].is_hidden
    say(room, room.anna)
    assert shown(room)["result"].answered == 0 and shown(room)["past"][0].result.answered == 1


def test_nobody_answers_twice_in_one_round_whatever_asks_the_database(room):
    say(room, room.anna)
    begin_round(workgroup=room.group)
    say(room, room.anna)
    for of_round in (None, 1):
        with pytest.raises(IntegrityError), transaction.atomic():
            ConsentAnswer.everything.create(
                workgroup=room.group, participant=room.anna.participant, answer="agree", of_round=of_round
            )


ACTS = {
    "deciding_chosen": lambda room: choose_deciding(session=room.session, one_at_a_time=True, is_hidden=False),
    "put_on_table": lambda room: put_on_table(workgroup=room.group),
    "round_begun": lambda room: begin_round(workgroup=room.group),
}


def test_every_act_of_rounds_is_tried():
    assert set(ACTS) == {each.name for each in vars(deeds).values() if isinstance(each, Act)}


@pytest.mark.parametrize("act", ACTS)
def test_what_is_done_about_rounds_is_undone(room, act):
    say(room, room.anna, room.bram)

    def state():
        deciding = deciding_of(room.session)
        # What everybody saw goes on being seen.
        rounds = ConsentRound.objects.values_list("number", "is_tabled")
        settings = (deciding.one_at_a_time, deciding.is_hidden, deciding.on_table_id)
        return settings, [each for each in rounds if each != (1, False)], shown(room)["result"]

    before = state()
    ACTS[act](room)
    assert state() != before
    back(room)
    assert state() == before


def test_a_round_in_which_somebody_answered_stays(room):
    say(room, room.anna, room.bram)
    begin_round(workgroup=room.group)
    for person in (room.anna, room.chris):  # one who answered before, and one who did not
        say(room, person)
        with pytest.raises(Refused):
            back(room)
        assert shown(room)["asked"].number == 2 and shown(room)["past"][0].result.answered == 2
        ConsentAnswer.objects.all().delete()


def test_who_is_missing_is_told_by_name_only_where_the_outcome_is_hidden(room):
    say(room, room.anna)
    address = room.path(f"conclude/facilitate/{room.group.pk}/missing/")
    name = room.bram.participant.name
    in_sight = room.alice_client().get(address).content.decode()
    begin_round(workgroup=room.group)
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna)
    hidden = room.alice_client().get(address).content.decode()
    assert name not in in_sight and name in hidden and room.anna.participant.name not in hidden
    expected = Participant.objects.filter(session=room.session, role="participant", removed_at=None)
    assert shown(room)["asked"].missing == expected.count() - 1
    assert room.anna.client().get(address).status_code in (302, 403, 404)


def test_two_facilitators_choose_each_their_own(room):
    """Whoever looked before the other chose takes nothing back of what they did not touch."""
    seen = re.search(r'name="seen" value="([^"]*)"', pages(room)["facilitator"])[1]
    for chosen in ("one_at_a_time", "is_hidden"):
        sent = {chosen: "on", "seen": unescape(seen)}
        room.alice_client().post(room.path("conclude/facilitate/deciding/"), sent)
    assert deciding_of(room.session).one_at_a_time and deciding_of(room.session).is_hidden


def test_a_hidden_reason_is_read_on_no_page_of_anybody_else(room):
    """Also not by its address, by which it is judged, hidden or copied."""
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna, **TOO_DEAR)
    pk = ConsentAnswer.objects.get().pk
    addresses = {
        room.path(f"signal/consentanswer/{pk}/"): room.bram.client(),
        room.path(f"facilitate/hidden/consentanswer/{pk}/"): room.alice_client(),
        room.path(f"facilitate/people/{room.anna.participant.pk}/data/"): room.alice_client(),
    }
    for address, client in addresses.items():
        assert "veel te duur" not in client.get(address).content.decode(), address
    reveal_outcome(workgroup=room.group)
    for address, client in addresses.items():
        assert "veel te duur" in client.get(address).content.decode(), address


def test_a_draft_says_of_a_hidden_outcome_that_it_is_hidden_and_nothing_else(room):
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna, **TOO_DEAR)
    paper = pages(room)["paper"]
    for untrue in ("Nog niet gedragen", "Niemand maakte een kanttekening", "0 van 0"):
        assert untrue not in paper, untrue
    assert "nog verborgen" in paper
    assert not [each for each in assemble(room.session).open_points if each[0] == "geen twee sectoren"]


def test_after_an_improvement_another_round_can_be_begun_and_a_hidden_one_revealed(room):
    """What was answered to an earlier text is no reason to have no button."""
    say(room, room.anna, room.bram)
    improve(room, "eerst één loket")
    assert f"conclude/facilitate/{room.group.pk}/anew/" in pages(room)["facilitator"]
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    begin_round(workgroup=room.group)
    say(room, room.anna)
    improve(room, "en dan twee")
    assert f"conclude/facilitate/{room.group.pk}/reveal/" in pages(room)["facilitator"]


def test_a_late_press_of_a_colleague_does_nothing_to_the_next_round(room):
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna)
    reveal_outcome(workgroup=room.group, number=1)
    begin_round(workgroup=room.group, number=1)
    say(room, room.anna)
    client = room.alice_client()
    for act in ("reveal", "anew"):
        client.post(room.path(f"conclude/facilitate/{room.group.pk}/{act}/"), {"about": "1"})
    assert shown(room)["asked"].number == 2 and shown(room)["asked"].is_hidden
    for about in ("2" * 40, "x", "²", "-1"):
        client.post(room.path(f"conclude/facilitate/{room.group.pk}/table/"), {"about": about})
    client.post(room.path(f"conclude/facilitate/{room.group.pk}/reveal/"), {"about": "2"})
    assert not shown(room)["asked"].is_hidden


def test_nothing_is_revealed_before_anybody_answered(room):
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    reveal_outcome(workgroup=room.group)
    say(room, room.anna)
    assert shown(room)["asked"].is_hidden


def test_an_answer_to_a_round_that_is_over_is_asked_again_and_keeps_its_words(room):
    client, address = room.anna.client(), room.path(f"conclude/{room.group.pk}/consent/")
    page = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert 'name="asked_in" value="1"' in page
    say(room, room.bram)
    begin_round(workgroup=room.group)
    late = client.post(address, TOO_DEAR | {"asked_in": "1"}, headers={"HX-Request": "true"})
    told = late.content.decode()
    assert late.status_code == 422 and "nieuwe ronde" in told and "veel te duur" in told
    assert shown(room)["asked"].answered == 0
    again = client.post(address, TOO_DEAR | {"asked_in": "2"}, headers={"HX-Request": "true"})
    assert again.status_code == 200 and shown(room)["asked"].answered == 1
    # A form of its own, so that no browser takes along what was chosen before.
    assert f'id="consent-form-{room.group.pk}-2"' in again.content.decode()


def test_an_earlier_round_stands_as_it_ended(room):
    say(room, room.bram, **TOO_DEAR)
    improve(room, "eerst één loket")
    say(room, room.anna, room.chris)
    assert shown(room)["result"].is_endorsed
    begin_round(workgroup=room.group)
    (past,) = shown(room)["past"]
    assert past.result.persons == {"agree": 2} and past.result.is_endorsed
    assert [each.reason for each in past.spoken] == ["veel te duur"]
    back(room)
    assert shown(room)["result"].is_endorsed and shown(room)["earlier"] == [("overwegend bezwaar", 1)]


def test_what_everybody_saw_is_not_hidden_again(room):
    say(room, room.anna, **TOO_DEAR)
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    assert not shown(room)["asked"].is_hidden
    begin_round(workgroup=room.group)
    say(room, room.anna)
    freeze(session=room.session)
    thaw(session=room.session)
    assert not shown(room)["asked"].is_hidden


def test_what_is_hidden_is_not_shown_by_undoing_or_by_choosing_otherwise(room):
    choose_deciding(session=room.session, one_at_a_time=True, is_hidden=True)
    put_on_table(workgroup=room.group)
    say(room, room.anna, **TOO_DEAR)
    with pytest.raises(Refused, match="Onthul"):
        choose_deciding(session=room.session, one_at_a_time=False, is_hidden=False)
    for deed in Deed.objects.filter(session=room.session, undone_at=None):
        undo(session=room.session, deed=deed)
    assert shown(room)["asked"].is_hidden
    reveal_outcomes(session=room.session)
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=False)


def test_what_everybody_saw_goes_on_being_seen_after_a_round_is_undone(room):
    say(room, room.anna, **TOO_DEAR)
    begin_round(workgroup=room.group)
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    assert shown(room)["asked"].is_hidden
    undo(session=room.session, deed=Deed.objects.get(act="round_begun"))
    assert shown(room)["asked"].number == 1 and not shown(room)["asked"].is_hidden


def test_who_answered_can_always_change_it(room):
    say(room, room.anna, **TOO_DEAR)
    choose_deciding(session=room.session, one_at_a_time=True, is_hidden=False)
    say(room, room.anna)
    other = make_group(session=room.session, title="Avondpoli")
    put_on_table(workgroup=other)
    say(room, room.bram, workgroup=other)
    back(room)
    say(room, room.bram, workgroup=other, answer="abstain")


def test_the_solution_of_which_it_is_the_turn_is_the_one_that_opens(room):
    groups = [make_group(session=room.session, title=f"Groep {number}") for number in range(6)]
    choose_deciding(session=room.session, one_at_a_time=True, is_hidden=False)
    for each in (*groups, groups[3]):
        put_on_table(workgroup=each)
    page = room.anna.client().get(room.path("conclude/")).content.decode()
    opened = re.findall(r'<details id="round-(\d+)"[^>]*\bopen\b', page)
    assert opened == [str(groups[3].pk)]


def test_beside_an_outcome_in_sight_nobody_is_named_as_missing_anywhere(room):
    address, name = room.path("facilitate/overview/conclude/"), room.bram.participant.name

    def page():
        return room.alice_client().get(address).content.decode()

    assert name not in page()
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna)
    assert name in page() and room.anna.participant.name not in page()
    reveal_outcome(workgroup=room.group)
    assert name not in page()
    begin_round(workgroup=room.group)
    assert name in page() and room.anna.participant.name in page()


def test_helpers_and_whoever_is_not_confirmed_are_counted_alike_everywhere(room):
    Participant.objects.filter(pk=room.anna.participant.pk).update(role="guide")
    say(room, room.anna, room.bram)
    assert shown(room)["asked"].answered == shown(room)["result"].answered == 2
    type(room.session).objects.filter(pk=room.session.pk).update(confirms_parties=True)
    Participant.objects.filter(pk=room.bram.participant.pk).update(is_confirmed=False)
    room.session.refresh_from_db()
    assert shown(room)["asked"].answered == shown(room)["result"].answered


def test_a_reason_of_an_earlier_round_is_taken_out_and_its_author_told(room):
    say(room, room.anna, **TOO_DEAR)
    begin_round(workgroup=room.group)
    answer = ConsentAnswer.everything.get(participant=room.anna.participant)
    redact(CONSENT_REASON, answer, why="Noemt een prijs")
    assert "veel te duur" not in pages(room)["participant"]
    assert "Noemt een prijs" in room.anna.client().get(room.path("conclude/")).content.decode()
    remove_participant(participant=room.anna.participant)
    assert "(ronde 1)" in pages(room)["people"]


def test_a_page_of_before_takes_back_nothing_that_its_facilitator_did_not_touch(room):
    """Also not where a colleague hid the outcome since, and somebody answered."""
    seen = unescape(re.search(r'name="seen" value="([^"]*)"', pages(room)["facilitator"])[1])
    choose_deciding(session=room.session, one_at_a_time=False, is_hidden=True)
    say(room, room.anna)
    answer = room.alice_client().post(
        room.path("conclude/facilitate/deciding/"),
        {"one_at_a_time": "on", "seen": seen},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200
    assert deciding_of(room.session).one_at_a_time and deciding_of(room.session).is_hidden


def test_a_session_alike_decides_alike(room):
    choose_deciding(session=room.session, one_at_a_time=True, is_hidden=True)
    put_on_table(workgroup=room.group)
    made = make_alike(example=room.session, facilitator=room.alice, challenge="Morgen", starts_at=timezone.now())
    assert deciding_of(made).one_at_a_time and deciding_of(made).is_hidden and deciding_of(made).on_table is None
