from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sessions.core.fragments import WHOLE, ItemList
from sessions.phases.base import Phase
from sessions.phases.conclude import queries
from sessions.phases.conclude.chapter import chapter
from sessions.phases.conclude.handover.queries import response_items

CONCLUDE = Phase(
    slug="conclude",
    title=_("Concluderen"),
    sentence=_("Zó gaan we het doen met elkaar"),
    icon="circle-check",
    fragments=(
        ItemList(
            name="consent",
            label=_("Uitslag per oplossing"),
            template="phases/conclude/_consent.html",
            items=queries.consent_items,
            stale_on=dict.fromkeys(
                (
                    "consent_given",
                    "workgroup_formed",
                    "solution_text_written",
                    "solution_owned",
                    "solution_disowned",
                ),
                ("workgroup",),
            )
            | {"party_changed": WHOLE},
        ),
        ItemList(
            name="commitments",
            label=_("Toezeggingen"),
            template="phases/conclude/_commitment.html",
            items=queries.commitment_items,
            stale_on={
                "commitment_made": ("commitment",),
                "commitment_withdrawn": ("commitment",),
                "party_changed": WHOLE,
            },
        ),
        ItemList(
            name="ambassadors",
            label=_("Ambassadeurs"),
            template="phases/conclude/_ambassador.html",
            items=queries.pledge_items,
            stale_on={"ambassador_pledged": ("participant",), "party_changed": WHOLE},
        ),
        ItemList(
            name="responses",
            label=_("Antwoorden op wat wij vragen"),
            template="phases/conclude/_response.html",
            items=response_items,
            stale_on=dict.fromkeys(("ask_answered", "solution_text_written"), ("workgroup",)),
        ),
    ),
    chapter=chapter,
    mine=queries.mine,
    news={
        "consent_given": ngettext_lazy(
            "%(n)d keer instemming of bezwaar gegeven", "%(n)d keer instemming of bezwaar gegeven", "n"
        ),
        "commitment_made": ngettext_lazy("%(n)d nieuwe toezegging", "%(n)d nieuwe toezeggingen", "n"),
        "ask_answered": ngettext_lazy(
            "%(n)d antwoord op wat wij vragen", "%(n)d antwoorden op wat wij vragen", "n"
        ),
        "ambassador_pledged": ngettext_lazy("%(n)d nieuwe ambassadeur", "%(n)d nieuwe ambassadeurs", "n"),
    },
)
