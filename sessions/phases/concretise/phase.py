from django.utils.translation import gettext_lazy as _

from sessions.core.events import SESSION_FROZEN, SESSION_THAWED
from sessions.core.fragments import Audience, Fragment, ItemList
from sessions.core.hiding.events import NAME_HIDDEN
from sessions.core.people.events import PEOPLE_CHANGED
from sessions.phases.base import Phase, PlannedBlock, Trace
from sessions.phases.concretise import events, queries
from sessions.phases.concretise.asks.queries import asks_of
from sessions.phases.concretise.belongings import BELONGINGS
from sessions.phases.concretise.chapter import chapter
from sessions.phases.concretise.digest import digest
from sessions.phases.concretise.helping import queries as helping
from sessions.phases.concretise.models import SolutionOwner, SolutionText, SolutionTextVersion
from sessions.phases.concretise.redacting import CANVAS_TEXT
from sessions.phases.concretise.value_case.queries import value_case
from sessions.phases.enthuse.events import GROUP_CHANGED, LEAD_TAKEN, MEMBERSHIP_CHANGED, WORKGROUP_FORMED
from sessions.phases.enthuse.groups import queries as groups
from sessions.phases.enthuse.models import Workgroup

SOLUTION_EVENTS = (
    events.SOLUTION_TEXT_WRITTEN,
    events.SOLUTION_OWNED,
    events.SOLUTION_DISOWNED,
    WORKGROUP_FORMED,
    MEMBERSHIP_CHANGED,
    LEAD_TAKEN,
    GROUP_CHANGED,
    *events.ASK_EVENTS,
)

CONCRETISE = Phase(
    slug="concretise",
    title=_("Concretiseren"),
    sentence=_("Uiteen in werkgroepjes"),
    asked=_("Werk met uw groep de oplossing uit: voor wie, wat eerst, en wie het doet."),
    icon="pencil",
    fragments=(
        ItemList(
            name="canvas",
            label=_("Canvas van de oplossing"),
            template="phases/concretise/_field.html",
            entries=(SolutionText,),
            items=queries.canvas_items,
            stale_on=(events.SOLUTION_TEXT_WRITTEN,),
            audiences=(Audience.WORKGROUP, Audience.FACILITATOR),
            scope=Workgroup,
            classes="canvas",
        ),
        Fragment(
            name="readiness",
            template="phases/concretise/_readiness.html",
            context=queries.readiness_of,
            stale_on=SOLUTION_EVENTS,
            all_stale_on=PEOPLE_CHANGED,
            audiences=(Audience.WORKGROUP, Audience.FACILITATOR),
            scope=Workgroup,
        ),
        Fragment(
            name="asks",
            template="phases/concretise/_asks.html",
            context=asks_of,
            stale_on=events.ASK_EVENTS,
            audiences=(Audience.WORKGROUP, Audience.FACILITATOR),
            scope=Workgroup,
        ),
        Fragment(
            name="value-case",
            template="phases/concretise/_value_case.html",
            context=value_case,
            stale_on=events.VALUE_ITEM_EVENTS,
            all_stale_on=PEOPLE_CHANGED,
            audiences=(Audience.WORKGROUP, Audience.FACILITATOR),
            scope=Workgroup,
        ),
        Fragment(
            name="help",
            template="phases/concretise/helping/_call.html",
            context=helping.call_of,
            stale_on=(events.HELP_CALLED, GROUP_CHANGED, WORKGROUP_FORMED, MEMBERSHIP_CHANGED),
            audiences=(Audience.WORKGROUP,),
            scope=Workgroup,
        ),
        Fragment(
            name="help-calls",
            template="phases/concretise/helping/_calls.html",
            context=helping.calls,
            stale_on=(
                events.HELP_CALLED,
                GROUP_CHANGED,
                MEMBERSHIP_CHANGED,
                NAME_HIDDEN,
                SESSION_FROZEN,
                SESSION_THAWED,
            ),
            audiences=(Audience.FACILITATOR,),
        ),
        ItemList(
            name="solutions",
            label=_("Oplossingen"),
            template="phases/concretise/_solution.html",
            entries=(Workgroup,),
            items=queries.solution_items,
            stale_on=SOLUTION_EVENTS,
            all_stale_on=PEOPLE_CHANGED,
        ),
    ),
    chapter=chapter,
    blocks=(
        PlannedBlock(310, 95, _("Concretiseren I")),
        PlannedBlock(1245, 75, _("Concretiseren II")),
        PlannedBlock(1320, 30, _("Carrousel langs de oplossingen")),
    ),
    mine=queries.mine,
    belongings=BELONGINGS,
    redactable=(CANVAS_TEXT,),
    left_behind=queries.left_behind,
    traces=(
        Trace(SolutionTextVersion, at="written_at", session_of="solution_text__workgroup__session"),
        Trace(SolutionOwner, at="", session_of="workgroup__session"),
    ),
    still_needs=groups.still_needs,
    digest=digest,
    events=events,
)
