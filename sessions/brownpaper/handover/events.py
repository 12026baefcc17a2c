from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.phases.enthuse.models import Workgroup

ASK_ANSWERED = EventType(
    "ask_answered",
    (Workgroup,),
    news=ngettext_lazy("%(n)d antwoord op wat wij vragen", "%(n)d antwoorden op wat wij vragen", "n"),
)
ASK_PASSED_ON = EventType("ask_passed_on", (Workgroup,))
