from dataclasses import dataclass

from sessions.phases.reflect.models import Lesson

from sessions.core.models import CocreationSession


@dataclass(frozen=True)
class ReflectChapter:
    lessons: tuple[str, ...]


def chapter(session: CocreationSession) -> ReflectChapter:
    return ReflectChapter(tuple(Lesson.objects.filter(session=session).values_list("text", flat=True)))
