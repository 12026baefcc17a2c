from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sessions.core.fragments import INSIDE, WHOLE, Audience, Fragment, ItemList
from sessions.phases.base import Phase
from sessions.phases.inform import queries
from sessions.phases.inform.chapter import chapter

QUESTION_EVENTS = (
    "question_asked",
    "question_upvoted",
    "upvote_taken_back",
    "question_answered",
    "question_reopened",
)

INFORM = Phase(
    slug="inform",
    title=_("Informeren"),
    sentence=_("Iedereen op dezelfde pagina"),
    icon="file-text",
    fragments=(
        Fragment(
            name="urgency",
            template="phases/inform/_urgency.html",
            context=queries.urgency,
            stale_on={"session_described": WHOLE},
        ),
        ItemList(
            name="facts",
            label=_("Feiten"),
            template="phases/inform/_fact.html",
            items=queries.fact_items,
            stale_on={"fact_added": ("fact",), "fact_removed": ("fact",)},
        ),
        ItemList(
            name="questions",
            label=_("Vragen"),
            template="phases/inform/_question.html",
            items=queries.question_items,
            stale_on=dict.fromkeys(QUESTION_EVENTS, ("question",)),
            audiences=INSIDE,
        ),
        Fragment(
            name="top-questions",
            template="phases/inform/_top_questions.html",
            context=queries.top_questions,
            stale_on=dict.fromkeys(QUESTION_EVENTS, WHOLE),
            audiences=(Audience.SCREEN,),
        ),
    ),
    chapter=chapter,
    mine=queries.mine,
    news={
        "fact_added": ngettext_lazy("%(n)d nieuw feit", "%(n)d nieuwe feiten", "n"),
        "question_asked": ngettext_lazy("%(n)d nieuwe vraag", "%(n)d nieuwe vragen", "n"),
        "question_answered": ngettext_lazy("%(n)d vraag beantwoord", "%(n)d vragen beantwoord", "n"),
    },
)
