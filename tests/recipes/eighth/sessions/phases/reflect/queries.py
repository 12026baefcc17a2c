from sessions.phases.reflect.models import Lesson

from sessions.core.event_types import Subject, subjects_of
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant


def lesson_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    lessons = among(Lesson.objects.filter(session=session), wanted)
    return [Item.of(each, place(each.pk), lesson=each) for each in lessons]


def mine(participant: Participant) -> list[Subject]:
    return subjects_of(Lesson, participant.lessons.values_list("pk", flat=True))
