from collections import Counter
from datetime import date

import pytest

from sessions.core.models import PhaseState
from sessions.core.people.operations import remove_participant, restore_participant
from sessions.core.refusal import Refused
from sessions.core.taking_away import take_away
from sessions.phases.conclude import operations
from sessions.phases.conclude.belongings import COMMITMENT
from sessions.phases.conclude.operations import give_consent
from sessions.phases.conclude.queries import consent_items
from sessions.phases.conclude.tally import Voice, count, stance


def voices(*given: str) -> Counter[Voice]:
    """ "agree@Gemeente/government" → Voice → people."""
    split = [each.replace("/", "@").split("@") for each in given]
    return Counter(Voice(answer, party, sector) for answer, party, sector in split)


def test_support_from_two_sectors_without_objection_is_endorsed():
    assert count(voices("agree@A/government", "reservation@B/business")).is_endorsed


def test_support_from_one_sector_is_not_endorsed():
    assert not count(voices("agree@A/government", "enthusiastic@B/government")).is_endorsed


def test_one_paramount_objection_withholds_the_endorsement():
    result = count(voices("agree@A/government", "agree@B/business", "objection@C/community"))

    assert not result.is_endorsed
    assert result.parties == {"support": 2, "objection": 1}


def test_a_large_delegation_counts_once_as_a_party():
    result = count(voices(*["agree@A/government"] * 9, "abstain@B/business"))

    assert result.supporters == 9
    assert result.parties == {"support": 1, "abstain": 1}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["agree"], "support"),
        (["agree", "abstain"], "abstain"),
        (["agree", "reservation", "abstain"], "support"),
        (["agree", "agree", "objection"], "objection"),
    ],
)
def test_where_a_party_stands(answers, expected):
    assert stance(Counter(answers)) == expected


@pytest.mark.parametrize(("answer", "missing"), [("reservation", "reason"), ("objection", "reason")])
def test_a_reason_is_asked_where_it_matters(cast, answer, missing):
    cast.open_everything()

    with pytest.raises(Refused) as refusal:
        give_consent(workgroup=cast.workgroup(), participant=cast.anna.participant, answer=answer)

    assert refusal.value.field == missing


def test_a_round_is_opened_on_its_page_without_scripts_and_not_before_its_phase(cast):
    cast.open_everything()
    group = cast.workgroup()
    client, address = cast.anna.client(), cast.path(f"conclude/{group.pk}/consent/")
    fetched = {"headers": {"HX-Request": "true"}}

    assert f"consent-form-{group.pk}" in client.get(address, **fetched).content.decode()
    assert client.get(address).url == cast.path(f"conclude/?solution={group.pk}#round-{group.pk}")
    PhaseState.objects.filter(session=cast.session, phase="conclude").update(status="ahead")
    assert client.get(address, **fetched).status_code == 302
    assert cast.zed.client().get(address, **fetched).status_code in (403, 404)


def test_the_missing_reason_is_told_at_its_field_and_the_choice_is_kept(cast):
    cast.open_everything()
    workgroup = cast.workgroup()

    response = cast.anna.client().post(
        cast.path(f"conclude/{workgroup.pk}/consent/"), {"answer": "objection"}, headers={"HX-Request": "true"}
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert f'id="consent-form-{workgroup.pk}-reason_error"' in page
    assert 'value="objection"' in page and "checked" in page


def test_what_a_removed_participant_said_counts_again_once_they_are_back(cast):
    cast.open_everything()
    workgroup = cast.workgroup()
    for person in (cast.anna, cast.bram):
        give_consent(workgroup=workgroup, participant=person.participant, answer="agree")
    give_consent(
        workgroup=workgroup,
        participant=cast.chris.participant,
        answer="objection",
        reason="te duur",
        improvement="goedkoper",
    )

    remove_participant(participant=cast.chris.participant)

    (item,) = consent_items(cast.session, "", None)
    assert item.context["result"].is_endorsed
    assert item.context["spoken"] == []
    assert (
        "overwegend bezwaar: Eén loket" in cast.alice_client().get(cast.path("facilitate/people/")).content.decode()
    )

    restore_participant(participant=cast.chris.participant)

    (item,) = consent_items(cast.session, "", None)
    assert not item.context["result"].is_endorsed
    assert [each.reason for each in item.context["spoken"]] == ["te duur"]


def test_an_answer_can_be_changed(cast):
    cast.open_everything()
    workgroup = cast.workgroup()
    for answer in ("abstain", "agree"):
        give_consent(workgroup=workgroup, participant=cast.anna.participant, answer=answer)

    assert list(workgroup.consent.values_list("answer", flat=True)) == ["agree"]


def test_withdrawn_commitment_is_gone_for_everyone(cast):
    cast.open_everything()
    promise = operations.commit_to(
        session=cast.session, participant=cast.anna.participant, what="Ik bel de wethouder", due=date(2031, 1, 2)
    )
    assert "Ik bel de wethouder" in cast.bram.client().get(cast.path("conclude/")).content.decode()

    take_away(COMMITMENT, promise)

    assert "Ik bel de wethouder" not in cast.bram.client().get(cast.path("conclude/")).content.decode()
