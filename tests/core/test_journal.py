import pytest

from sessions.core.events import EVERYONE_TOLD
from sessions.core.journal import Event, change
from sessions.core.refusal import Refused
from sessions.facilitation.steering.operations import freeze, thaw
from sessions.phases.inform.operations import ask_question


def revisions(session) -> list[int]:
    return list(Event.objects.filter(session=session).values_list("revision", flat=True))


def test_revisions_are_gapless(cast):
    cast.open_everything()

    cast.session.refresh_from_db()
    assert revisions(cast.session) == list(range(1, cast.session.revision + 1))


def test_a_failing_operation_leaves_no_event(cast):
    before = revisions(cast.session)

    with pytest.raises(RuntimeError), change(cast.session) as under_way:
        under_way.record(EVERYONE_TOLD)
        raise RuntimeError

    assert revisions(cast.session) == before
    with change(cast.session) as under_way:
        under_way.record(EVERYONE_TOLD)
    assert revisions(cast.session) == [*before, len(before) + 1]


def test_a_closed_phase_refuses_and_an_open_one_does_not(cast):
    with pytest.raises(Refused):
        ask_question(session=cast.session, participant=cast.anna.participant, text="Mag dit?")

    cast.open_everything()

    assert ask_question(session=cast.session, participant=cast.anna.participant, text="Mag dit?").pk


def test_a_frozen_session_refuses_until_it_thaws(cast):
    cast.open_everything()
    freeze(session=cast.session)

    with pytest.raises(Refused):
        cast.anna.contributes("te laat")

    thaw(session=cast.session)
    assert cast.anna.contributes("weer op tijd").pk
