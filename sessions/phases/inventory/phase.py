from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sessions.core.fragments import INSIDE, WHOLE, Audience, Fragment, ItemList
from sessions.phases.base import Phase
from sessions.phases.inventory import queries
from sessions.phases.inventory.chapter import chapter

CARD_EVENTS = (
    "contribution_made",
    "contribution_changed",
    "contribution_withdrawn",
    "contribution_restored",
    "contribution_parked",
    "contribution_unparked",
    "contributions_moved",
    "dot_cast",
    "dot_taken_back",
)
CLUSTER_EVENTS = ("cluster_made", "cluster_renamed", "cluster_removed")
PARKING_EVENTS = dict.fromkeys(
    (
        "contribution_changed",
        "contribution_withdrawn",
        "contribution_restored",
        "contribution_parked",
        "contribution_unparked",
        "late_contribution_made",
    ),
    ("contribution",),
)
BOARD_EVENTS = dict.fromkeys((*CARD_EVENTS, *CLUSTER_EVENTS), ("contribution", "cluster")) | {
    "inventory_revealed": WHOLE,
    "contributions_imported": WHOLE,
    "party_changed": WHOLE,
}

INVENTORY = Phase(
    slug="inventory",
    title=_("Inventariseren"),
    sentence=_("Wat leeft er"),
    icon="lightbulb",
    fragments=(
        ItemList(
            name="board",
            label=_("Het bord"),
            template="phases/inventory/_card.html",
            items=queries.board_items,
            stale_on=BOARD_EVENTS,
            audiences=INSIDE,
            classes="cards board",
        ),
        ItemList(
            name="parking-lot",
            label=_("Parkeerplaats"),
            template="phases/inventory/_parked.html",
            items=queries.parked_items,
            stale_on=PARKING_EVENTS | {"inventory_revealed": WHOLE},
            audiences=INSIDE,
        ),
        Fragment(
            name="inventory-tally",
            template="phases/inventory/_tally.html",
            context=queries.tally,
            stale_on=dict.fromkeys((*BOARD_EVENTS, "late_contribution_made"), WHOLE),
            audiences=INSIDE,
        ),
        Fragment(
            name="inventory-screen",
            template="phases/inventory/_screen.html",
            context=queries.headlines_of_the_board,
            stale_on=dict.fromkeys((*BOARD_EVENTS, "late_contribution_made"), WHOLE),
            audiences=(Audience.SCREEN,),
        ),
    ),
    chapter=chapter,
    mine=queries.mine,
    news={
        "contribution_made": ngettext_lazy("%(n)d nieuwe kaart", "%(n)d nieuwe kaarten", "n"),
        "late_contribution_made": ngettext_lazy(
            "%(n)d late bijdrage op de parkeerplaats", "%(n)d late bijdragen op de parkeerplaats", "n"
        ),
        "contributions_moved": ngettext_lazy("%(n)d keer kaarten verplaatst", "%(n)d keer kaarten verplaatst", "n"),
        "cluster_made": ngettext_lazy("%(n)d nieuw cluster", "%(n)d nieuwe clusters", "n"),
        "dot_cast": ngettext_lazy("%(n)d stip gegeven", "%(n)d stippen gegeven", "n"),
        "inventory_revealed": ngettext_lazy("het bord is onthuld", "het bord is onthuld", "n"),
    },
)
