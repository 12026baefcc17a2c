from django.utils.translation import gettext_lazy as _

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
            stale_on=dict.fromkeys(BOARD_EVENTS, WHOLE),
            audiences=INSIDE,
        ),
        Fragment(
            name="inventory-screen",
            template="phases/inventory/_screen.html",
            context=queries.headlines_of_the_board,
            stale_on=dict.fromkeys(BOARD_EVENTS, WHOLE),
            audiences=(Audience.SCREEN,),
        ),
    ),
    chapter=chapter,
    mine=queries.mine,
)
