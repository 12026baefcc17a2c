from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sessions.core.fragments import WHOLE, Audience, Fragment, ItemList
from sessions.phases.base import Phase
from sessions.phases.concretise import queries
from sessions.phases.concretise.chapter import chapter
from sessions.phases.concretise.value_case.queries import value_case

SOLUTION_EVENTS = (
    "solution_text_written",
    "solution_owned",
    "solution_disowned",
    "workgroup_formed",
    "membership_changed",
    "lead_taken",
)

CONCRETISE = Phase(
    slug="concretise",
    title=_("Concretiseren"),
    sentence=_("Uiteen in werkgroepjes"),
    icon="pencil",
    fragments=(
        ItemList(
            name="canvas",
            label=_("Canvas van de oplossing"),
            template="phases/concretise/_field.html",
            items=queries.canvas_items,
            stale_on={"solution_text_written": ("text",)},
            audiences=(Audience.WORKGROUP, Audience.FACILITATOR),
            is_scoped=True,
            classes="canvas",
        ),
        Fragment(
            name="readiness",
            template="phases/concretise/_readiness.html",
            context=queries.readiness_of,
            stale_on=dict.fromkeys(SOLUTION_EVENTS, "workgroup") | {"party_changed": WHOLE},
            audiences=(Audience.WORKGROUP, Audience.FACILITATOR),
            is_scoped=True,
        ),
        Fragment(
            name="value-case",
            template="phases/concretise/_value_case.html",
            context=value_case,
            stale_on=dict.fromkeys(("value_item_added", "value_item_removed"), "workgroup")
            | {"party_changed": WHOLE},
            audiences=(Audience.WORKGROUP, Audience.FACILITATOR),
            is_scoped=True,
        ),
        ItemList(
            name="solutions",
            label=_("Oplossingen"),
            template="phases/concretise/_solution.html",
            items=queries.solution_items,
            stale_on=dict.fromkeys(SOLUTION_EVENTS, ("workgroup",)) | {"party_changed": WHOLE},
        ),
    ),
    chapter=chapter,
    mine=queries.mine,
    news={
        "solution_text_written": ngettext_lazy(
            "%(n)d wijziging in een oplossing", "%(n)d wijzigingen in oplossingen", "n"
        ),
        "value_item_added": ngettext_lazy("%(n)d regel in een valuecase", "%(n)d regels in valuecases", "n"),
        "solution_owned": ngettext_lazy(
            "%(n)d nieuwe eigenaar van een oplossing", "%(n)d nieuwe eigenaren van oplossingen", "n"
        ),
    },
)
