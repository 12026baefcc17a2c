"""A session after the example of another, and what is still missing before a room can be received."""

import json
import uuid
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.core import serializers
from django.utils import timezone

from sessions.archive.tables import rows_of, tables
from sessions.core.models import CocreationSession, Facilitator
from sessions.core.people.invitations.operations import invite
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.models import Participant, Sector
from sessions.core.programme.operations import move_start, shift
from sessions.facilitation.preparing.checklist import checklist
from sessions.facilitation.preparing.copying import make_alike
from sessions.facilitation.preparing.operations import describe_session, set_term
from sessions.facilitation.steering.operations import move_to
from sessions.phases.enthuse.operations import set_horizon
from sessions.phases.inform.operations import add_fact
from tests.live.scenarios import set_stage

pytestmark = pytest.mark.django_db
STARTS = datetime(2027, 3, 27, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
# What a session has of its own from its first moment, or what its facilitators prepared.
PREPARED = {"cocreationsession", "phasestate", "board", "programmeblock", "factcard", "horizon", "event"}


def test_what_was_prepared_comes_along_and_nothing_of_what_people_wrote(cast):
    set_stage(cast)
    set_horizon(session=cast.session, statement="In 2031", indicator="jaren", baseline="9", target="2", year=2031)
    add_fact(session=cast.session, text="Een feit", source="CBS")
    shift(session=cast.session, minutes=15)
    made = make_alike(example=cast.session, facilitator=cast.alice, challenge="Nog eens", starts_at=STARTS)

    there = {model._meta.model_name for model in tables() if rows_of(made, model).exists()}
    assert there <= PREPARED
    told = "".join(serializers.serialize("json", rows_of(made, model)) for model in tables())
    for row in json.loads(serializers.serialize("json", Participant.objects.filter(session=cast.session))):
        assert row["fields"]["name"] not in told
    assert not any(card.text in told for card in cast.extra["cards"])
    assert "Een feit" in told and "In 2031" in told
    assert made.urgency == cast.session.urgency and made.keep_months == cast.session.keep_months
    assert list(made.facilitators.values_list("user", flat=True)) == [cast.alice.pk]
    assert apps.get_app_config("cocreation")


def test_the_programme_comes_along_as_it_was_planned_by_the_clock(cast):
    move_start(session=cast.session, starts_at=STARTS - timedelta(days=100))
    cast.session.refresh_from_db()
    planned = [
        (timezone.localtime(each.starts_at).time(), each.minutes, each.title, each.is_fixed)
        for each in cast.session.blocks.all()
    ]
    move_to(session=cast.session, phase="inform")
    shift(session=cast.session, minutes=10)
    made = make_alike(example=cast.session, facilitator=cast.alice, challenge="Nog eens", starts_at=STARTS)
    again = [
        (timezone.localtime(each.starts_at).time(), each.minutes, each.title, each.is_fixed)
        for each in made.blocks.all()
    ]
    assert again == planned
    assert not made.blocks.exclude(started_at=None, planned_at=None).exists()


def test_pressed_twice_it_is_made_once(cast):
    key = str(uuid.uuid4())
    sent = {"challenge": "Nog eens", "starts_at": "2031-01-02T12:00", "creation_key": key}
    first = cast.alice_client().post(cast.path("facilitate/prepare/alike/"), sent)
    second = cast.alice_client().post(cast.path("facilitate/prepare/alike/"), sent)
    assert first.url == second.url
    assert CocreationSession.objects.filter(challenge="Nog eens").count() == 1


def test_bad_input_keeps_what_was_typed(cast):
    answer = cast.alice_client().post(
        cast.path("facilitate/prepare/alike/"), {"challenge": "", "starts_at": "morgen"}
    )
    assert answer.status_code == 422 and 'value="morgen"' in answer.content.decode()


def test_the_checklist_says_what_is_missing_until_it_is_there(cast, time_machine):
    session = cast.session
    time_machine.move_to(session.starts_at - timedelta(days=1), tick=False)
    session.participants.all().delete()
    session.parties.all().delete()
    CocreationSession.objects.filter(pk=session.pk).update(keep_months=None, urgency="")
    session.refresh_from_db()

    def missing() -> list[str]:
        return [each.label for each in checklist(CocreationSession.objects.get(pk=session.pk)) if not each.is_done]

    assert len(missing()) == 7
    steps = [
        lambda: describe_session(session=session, challenge="A", urgency="B", purpose="C", character="D"),
        lambda: add_fact(session=session, text="feit", source="bron"),
        lambda: set_horizon(session=session, statement="Daar"),
        lambda: invite(session=session, guests=[Guest("Eva", "Alfa", "business")]),
        lambda: invite(session=session, guests=[Guest(f"G {each}", f"P {each}", each) for each in Sector.values]),
        lambda: Facilitator.objects.create(session=session, user=cast.new_user("sofie")),
        lambda: set_term(session=session, keep_months=6),
    ]
    for left, step in enumerate(reversed(range(len(steps)))):
        steps[left]()
        assert len(missing()) == step
    page = cast.alice_client().get(cast.path("facilitate/prepare/")).content.decode()
    assert page.count("checklist__item--done") == 8
