from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sessions.core.fragments import INSIDE, WHOLE, Fragment, ItemList
from sessions.phases.base import Phase
from sessions.phases.enthuse import queries
from sessions.phases.enthuse.chapter import chapter

WORKGROUP_EVENTS = ("workgroup_formed", "membership_changed", "lead_taken")

ENTHUSE = Phase(
    slug="enthuse",
    title=_("Enthousiasmeren"),
    sentence=_("Met elkaar gaan we iets gaafs doen"),
    icon="rocket",
    fragments=(
        Fragment(
            name="horizon",
            template="phases/enthuse/_horizon.html",
            context=queries.horizon,
            stale_on={"horizon_set": WHOLE},
        ),
        ItemList(
            name="headlines",
            label=_("Krantenkoppen uit de toekomst"),
            template="phases/enthuse/_headline.html",
            items=queries.headline_items,
            stale_on={"headline_written": ("headline",)},
            classes="cards headlines",
        ),
        ItemList(
            name="pitches",
            label=_("Oproepen"),
            template="phases/enthuse/_pitch.html",
            items=queries.pitch_items,
            stale_on={
                "pitch_made": ("pitch",),
                "workgroup_formed": ("pitch",),
                "cluster_renamed": WHOLE,
                "cluster_removed": WHOLE,
                "party_changed": WHOLE,
            },
            audiences=INSIDE,
        ),
        ItemList(
            name="marketplace",
            label=_("Werkgroepen"),
            template="phases/enthuse/_workgroup.html",
            items=queries.workgroup_items,
            stale_on=dict.fromkeys(WORKGROUP_EVENTS, ("workgroup",)) | {"party_changed": WHOLE},
        ),
    ),
    chapter=chapter,
    mine=queries.mine,
    news={
        "pitch_made": ngettext_lazy("%(n)d nieuwe oproep", "%(n)d nieuwe oproepen", "n"),
        "workgroup_formed": ngettext_lazy("%(n)d nieuwe werkgroep", "%(n)d nieuwe werkgroepen", "n"),
        "headline_written": ngettext_lazy("%(n)d nieuwe krantenkop", "%(n)d nieuwe krantenkoppen", "n"),
        "horizon_set": ngettext_lazy(
            "de stip op de horizon is gewijzigd", "de stip op de horizon is %(n)d keer gewijzigd", "n"
        ),
    },
)
