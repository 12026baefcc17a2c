import uuid

from sessions.phases.reflect import events
from sessions.phases.reflect.models import Lesson

from sessions.core.creation import create_once
from sessions.core.journal import change
from sessions.core.people.models import Participant

PHASE = "reflect"


def learn(*, participant: Participant, text: str, creation_key: uuid.UUID | None = None) -> Lesson:
    with change(participant.session, phase=PHASE) as under_way:
        lesson, is_new = create_once(
            Lesson, creation_key, session=participant.session, participant=participant, text=text
        )
        if is_new:
            under_way.record(events.LESSON_LEARNED, lesson)
    return lesson
