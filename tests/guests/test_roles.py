"""What each role may do: an observer reads and counts nowhere, guides and note-takers write on every canvas."""

import pytest

from sessions.brownpaper.contents.assemble import assemble
from sessions.core.people.models import Participant, Role
from sessions.core.people.operations import change_participant
from sessions.core.people.queries import at_the_table, presence
from sessions.phases.conclude.operations import give_consent
from sessions.phases.conclude.queries import consent_items
from sessions.phases.concretise.models import SolutionText
from sessions.phases.enthuse.queries import works_in
from sessions.phases.inform.models import Question
from sessions.phases.inventory.operations import cast_dot, reveal
from sessions.phases.inventory.queries import on_board
from tests.cast import Cast
from tests.live.scenarios import set_stage
from tests.test_endpoints import OF_PARTICIPANTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(cast) -> Cast:
    set_stage(cast)
    return cast


def make(person, role: str) -> None:
    change_participant(participant=person.participant, name=person.participant.name, party=person.party, role=role)


@pytest.mark.parametrize("endpoint", OF_PARTICIPANTS, ids=lambda each: each.name)
def test_an_observer_writes_nothing(stage, endpoint):
    endpoint.before(stage)
    person = getattr(stage, endpoint.by)
    make(person, Role.OBSERVER)
    stage.session.refresh_from_db()
    before = stage.session.revision
    address, sent = endpoint.address(stage), endpoint.sent(stage)

    answer = person.client().post(address, sent, headers={"HX-Request": "true"})

    if endpoint.name in ("me", "signal", "recovery"):
        assert answer.status_code in (200, 204)
        return
    stage.session.refresh_from_db()
    assert answer.status_code == 409 or "kijkt mee" in answer.content.decode(), answer.status_code
    assert stage.session.revision == before


def test_an_observer_reads_and_counts_nowhere(stage):
    before = presence(stage.session)["balance"]
    make(stage.anna, Role.OBSERVER)

    page = stage.anna.client().get(stage.path("inform/")).content.decode()
    assert "U kijkt mee" in page and stage.extra["question"].text in page
    assert stage.anna.participant not in at_the_table(stage.session)
    now = presence(stage.session)["balance"]
    assert sum(each["participants"] for each in now) == sum(each["participants"] for each in before) - 1
    wall = stage.bram.client().get(stage.path("introduce/")).content.decode()
    assert f'data-mine-key="participant-{stage.anna.participant.pk}"' not in wall

    make(stage.anna, Role.PARTICIPANT)
    stage.anna.client().post(stage.path("inform/questions/"), {"text": "Weer mee"})
    assert Question.objects.filter(text="Weer mee").exists()


@pytest.mark.parametrize(("role", "may"), [("guide", True), ("note_taker", True), ("participant", False)])
def test_who_writes_on_the_canvas_of_every_group(stage, role, may):
    group = stage.extra["workgroup"]
    make(stage.chris, role)
    address = stage.path(f"concretise/{group.pk}/texts/think_big/")
    stage.chris.client().post(address, {"text": "Van Chris", "base_version": 0})
    assert SolutionText.objects.filter(workgroup=group, text="Van Chris").exists() == may
    assert works_in(Participant.objects.get(pk=stage.chris.participant.pk), group.pk) == may


def test_nobody_helps_in_another_session(stage):
    make(stage.zed, Role.GUIDE)
    assert not works_in(Participant.objects.get(pk=stage.zed.participant.pk), stage.extra["workgroup"].pk)


def test_what_somebody_gave_counts_no_more_once_they_only_look_on_and_again_when_they_take_part(stage):
    group, chris = stage.extra["workgroup"], stage.chris.participant
    reveal(session=stage.session)
    card = stage.extra["cards"][0]
    cast_dot(contribution=card, participant=chris)
    for person, answer in ((stage.anna, "agree"), (stage.bram, "agree"), (stage.chris, "objection")):
        more = {"reason": "duur", "improvement": "goedkoop"} if answer == "objection" else {}
        give_consent(
            workgroup=group,
            participant=person.participant,
            answer=answer,
            **({"reason": "", "improvement": ""} | more),
        )

    def counted() -> tuple:
        (item,) = consent_items(stage.session, "", None)
        dots, told = on_board(stage.session).get(pk=card.pk).dot_count, assemble(stage.session).inventory.dots
        return dots, item.context["result"].answered, len(item.context["spoken"]), told

    assert counted() == (1, 3, 1, 1)
    make(stage.chris, Role.OBSERVER)
    assert counted() == (0, 2, 0, 0)
    make(stage.chris, Role.GUIDE)
    assert counted() == (1, 3, 1, 1)
