from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sessions.core.fragments import INSIDE, WHOLE, Fragment, ItemList
from sessions.phases.base import Phase
from sessions.phases.introduce import queries
from sessions.phases.introduce.chapter import chapter

PEOPLE_EVENTS = ("participant_joined", "participant_removed", "participant_restored")
PARTY_EVENTS = ("party_added", "party_changed", "party_removed", "give_get_added", "give_get_removed")

INTRODUCE = Phase(
    slug="introduce",
    title=_("Introduceren"),
    sentence=_("Wie is wie en waarom bent u hier"),
    icon="users",
    fragments=(
        ItemList(
            name="wall",
            label=_("Wie is wie"),
            template="phases/introduce/_person.html",
            items=queries.wall_items,
            stale_on=dict.fromkeys((*PEOPLE_EVENTS, "participant_introduced"), ("participant",))
            | {"party_changed": WHOLE},
            audiences=INSIDE,
        ),
        ItemList(
            name="parties",
            label=_("Halen en brengen per partij"),
            template="phases/introduce/_party.html",
            items=queries.party_items,
            stale_on=dict.fromkeys(PARTY_EVENTS, ("party",)),
        ),
        Fragment(
            name="sector-balance",
            template="phases/introduce/_sector_balance.html",
            context=queries.balance,
            stale_on=dict.fromkeys((*PEOPLE_EVENTS, *PARTY_EVENTS), WHOLE),
        ),
    ),
    chapter=chapter,
    mine=queries.mine,
    news={
        "participant_joined": ngettext_lazy("%(n)d mens kwam binnen", "%(n)d mensen kwamen binnen", "n"),
        "give_get_added": ngettext_lazy(
            "%(n)d keer halen of brengen erbij", "%(n)d keer halen of brengen erbij", "n"
        ),
    },
)
