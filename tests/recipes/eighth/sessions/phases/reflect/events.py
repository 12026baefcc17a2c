from django.utils.translation import ngettext_lazy
from sessions.phases.reflect.models import Lesson

from sessions.core.event_types import EventType

LESSON_LEARNED = EventType(
    "lesson_learned", (Lesson,), news=ngettext_lazy("%(n)d nieuwe les", "%(n)d nieuwe lessen", "n")
)
