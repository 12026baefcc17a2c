from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.phases.inform.models import FactCard, Question

FACT_ADDED = EventType(
    "fact_added", (FactCard,), news=ngettext_lazy("%(n)d nieuw feit", "%(n)d nieuwe feiten", "n")
)
FACT_REMOVED = EventType("fact_removed", (FactCard,))
QUESTION_ASKED = EventType(
    "question_asked", (Question,), news=ngettext_lazy("%(n)d nieuwe vraag", "%(n)d nieuwe vragen", "n")
)
QUESTION_UPVOTED = EventType("question_upvoted", (Question,))
UPVOTE_TAKEN_BACK = EventType("upvote_taken_back", (Question,))
QUESTION_ANSWERED = EventType(
    "question_answered", (Question,), news=ngettext_lazy("%(n)d vraag beantwoord", "%(n)d vragen beantwoord", "n")
)
QUESTION_REOPENED = EventType("question_reopened", (Question,))
