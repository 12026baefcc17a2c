from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.phases.inform.models import FactCard, Question

FACT_ADDED = EventType(
    "fact_added", (FactCard,), news=ngettext_lazy("%(n)d nieuw feit", "%(n)d nieuwe feiten", "n")
)
FACT_CHANGED = EventType("fact_changed", (FactCard,))
FACT_REMOVED = EventType("fact_removed", (FactCard,))
FACT_PUT_BACK = EventType("fact_put_back", (FactCard,))
QUESTION_ASKED = EventType(
    "question_asked",
    (Question,),
    news=ngettext_lazy("%(n)d nieuwe vraag", "%(n)d nieuwe vragen", "n"),
    can_wait=True,
)
QUESTION_CHANGED = EventType("question_changed", (Question,))
QUESTION_TAKEN_AWAY = EventType("question_taken_away", (Question,))
QUESTION_PUT_BACK = EventType("question_put_back", (Question,))
QUESTION_UPVOTED = EventType("question_upvoted", (Question,), can_wait=True)
UPVOTE_TAKEN_BACK = EventType("upvote_taken_back", (Question,))
QUESTION_ANSWERED = EventType(
    "question_answered", (Question,), news=ngettext_lazy("%(n)d vraag beantwoord", "%(n)d vragen beantwoord", "n")
)
QUESTION_REOPENED = EventType("question_reopened", (Question,))

# What who asks does to their own questions.
OF_AUTHORS = (QUESTION_ASKED, QUESTION_CHANGED, QUESTION_TAKEN_AWAY, QUESTION_PUT_BACK)
