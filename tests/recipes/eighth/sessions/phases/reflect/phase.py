from django.utils.translation import gettext_lazy as _
from sessions.phases.reflect import events, queries
from sessions.phases.reflect.chapter import chapter
from sessions.phases.reflect.models import Lesson

from sessions.core.fragments import ItemList
from sessions.phases.base import Phase, PlannedBlock

REFLECT = Phase(
    slug="reflect",
    title=_("Terugkijken"),
    sentence=_("Wat leerden we onderweg"),
    icon="sparkles",
    events=events,
    fragments=(
        ItemList(
            name="lessons",
            label=_("Lessen"),
            template="phases/reflect/_lesson.html",
            entries=(Lesson,),
            items=queries.lesson_items,
            words=lambda shown: shown["lesson"].text,
            stale_on=(events.LESSON_LEARNED,),
        ),
    ),
    chapter=chapter,
    document_title=_("Wat we leerden"),
    blocks=(PlannedBlock(660, 15, _("Terugkijken")),),
    mine=queries.mine,
)
