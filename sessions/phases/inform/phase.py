from django.utils.translation import gettext_lazy as _

from sessions.core.events import SESSION_DESCRIBED
from sessions.core.fragments import INSIDE, Audience, Fragment, ItemList
from sessions.core.people.events import PEOPLE_CHANGED
from sessions.phases.base import Phase, PlannedBlock
from sessions.phases.inform import events, queries
from sessions.phases.inform.belongings import BELONGINGS
from sessions.phases.inform.chapter import chapter
from sessions.phases.inform.digest import digest
from sessions.phases.inform.models import FactCard, Question
from sessions.phases.inform.operations import forget_order

QUESTION_EVENTS = (
    events.QUESTION_ASKED,
    events.QUESTION_CHANGED,
    events.QUESTION_TAKEN_AWAY,
    events.QUESTION_PUT_BACK,
    events.QUESTION_UPVOTED,
    events.UPVOTE_TAKEN_BACK,
    events.QUESTION_ANSWERED,
    events.QUESTION_REOPENED,
)

INFORM = Phase(
    slug="inform",
    title=_("Informeren"),
    sentence=_("Iedereen op dezelfde pagina"),
    asked=_("Lees waarom dit nu moet, en stel de vraag die u nog hebt."),
    icon="file-text",
    fragments=(
        Fragment(
            name="urgency",
            template="phases/inform/_urgency.html",
            context=queries.urgency,
            stale_on=(SESSION_DESCRIBED,),
        ),
        ItemList(
            name="facts",
            label=_("Feiten"),
            template="phases/inform/_fact.html",
            entries=(FactCard,),
            items=queries.fact_items,
            stale_on=(events.FACT_ADDED, events.FACT_CHANGED, events.FACT_REMOVED, events.FACT_PUT_BACK),
        ),
        ItemList(
            name="questions",
            label=_("Vragen"),
            template="phases/inform/_question.html",
            entries=(Question,),
            items=queries.question_items,
            words=queries.words_of_a_question,
            stale_on=QUESTION_EVENTS,
            all_stale_on=PEOPLE_CHANGED,
            audiences=INSIDE,
        ),
        Fragment(
            name="top-questions",
            template="phases/inform/_top_questions.html",
            context=queries.top_questions,
            stale_on=(*QUESTION_EVENTS, *PEOPLE_CHANGED),
            audiences=(Audience.SCREEN,),
        ),
    ),
    chapter=chapter,
    blocks=(PlannedBlock(30, 45, _("Informeren")),),
    mine=queries.mine,
    answered=queries.answered,
    belongings=BELONGINGS,
    is_nameless=lambda session: True,
    comes_to_rest=forget_order,
    left_behind=queries.left_behind,
    digest=digest,
    events=events,
)
