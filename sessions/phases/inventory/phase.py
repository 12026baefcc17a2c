from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sessions.core.fragments import INSIDE, Audience, Fragment, ItemList
from sessions.core.people.events import PEOPLE_CHANGED
from sessions.phases.base import Phase, PlannedBlock, Trace
from sessions.phases.inventory import events, operations, queries
from sessions.phases.inventory.belongings import BELONGINGS, CARD
from sessions.phases.inventory.chapter import chapter
from sessions.phases.inventory.digest import digest
from sessions.phases.inventory.joining import come_to_rest
from sessions.phases.inventory.models import Cluster, Contribution, Kind

CARD_EVENTS = (
    events.CONTRIBUTION_CHANGED,
    events.CONTRIBUTION_WITHDRAWN,
    events.CONTRIBUTION_RESTORED,
    events.CONTRIBUTION_PARKED,
    events.CONTRIBUTION_UNPARKED,
    events.CARDS_REWORKED,
    events.CARDS_TAKEN_APART,
)
BOARD_EVENTS = (
    *CARD_EVENTS,
    events.CONTRIBUTION_MADE,
    events.CONTRIBUTIONS_MOVED,
    events.DOT_CAST,
    events.DOT_TAKEN_BACK,
    events.CLUSTER_MADE,
    events.CLUSTER_RENAMED,
    events.CLUSTER_REMOVED,
    events.CLUSTER_PUT_BACK,
    events.CARDS_JOINED,
)
WHOLE_BOARD_EVENTS = (events.INVENTORY_REVEALED, events.CONTRIBUTIONS_IMPORTED, *PEOPLE_CHANGED)
COUNTED_EVENTS = (*BOARD_EVENTS, *WHOLE_BOARD_EVENTS, events.LATE_CONTRIBUTION_MADE, events.CARDS_COUNTED)

INVENTORY = Phase(
    slug="inventory",
    title=_("Inventariseren"),
    sentence=_("Wat leeft er"),
    asked=_("Schrijf op wat u ziet: één gedachte per kaart."),
    icon="lightbulb",
    fragments=(
        ItemList(
            name="board",
            label=_("Het bord"),
            template="phases/inventory/_card.html",
            entries=(Contribution, Cluster),
            items=queries.board_items,
            stale_on=BOARD_EVENTS,
            all_stale_on=WHOLE_BOARD_EVENTS,
            audiences=INSIDE,
            classes="cards board",
            words=queries.words_of_a_card,
            kind=lambda shown: shown["contribution"].kind,
            choices=Kind,
            along=(queries.LOOSE,),
        ),
        ItemList(
            name="board-jumps",
            label=_("Clusters"),
            template="phases/inventory/_jump.html",
            entries=(Cluster,),
            items=queries.jump_items,
            stale_on=(
                events.CLUSTER_MADE,
                events.CLUSTER_RENAMED,
                events.CLUSTER_REMOVED,
                events.CLUSTER_PUT_BACK,
            ),
            all_stale_on=(events.INVENTORY_REVEALED,),
            audiences=INSIDE,
            classes="jumps__list",
        ),
        ItemList(
            name="parking-lot",
            label=_("Parkeerplaats"),
            template="phases/inventory/_parked.html",
            entries=(Contribution,),
            items=queries.parked_items,
            words=queries.words_of_a_card,
            kind=lambda shown: shown["contribution"].kind,
            choices=Kind,
            stale_on=(*CARD_EVENTS, events.LATE_CONTRIBUTION_MADE, events.CARDS_JOINED),
            all_stale_on=(events.INVENTORY_REVEALED,),
            audiences=INSIDE,
        ),
        Fragment(
            name="inventory-tally",
            template="phases/inventory/_tally.html",
            context=queries.tally,
            stale_on=COUNTED_EVENTS,
            audiences=INSIDE,
        ),
        Fragment(
            name="inventory-screen",
            template="phases/inventory/_screen.html",
            context=queries.headlines_of_the_board,
            stale_on=COUNTED_EVENTS,
            audiences=(Audience.SCREEN,),
        ),
    ),
    chapter=chapter,
    blocks=(PlannedBlock(150, 100, _("Inventariseren")),),
    mine=queries.mine,
    answered=queries.answered,
    belongings=BELONGINGS,
    hideable=(CARD,),
    left_behind=queries.left_behind,
    merges=operations.fill_up_dots,
    stage=queries.stage,
    is_nameless=lambda session: queries.board_of(session).is_anonymous,
    comes_to_rest=come_to_rest,
    # Not dots: who gave which is told nowhere.
    traces=(Trace(Contribution, "author", only=Q(number__isnull=False)),),
    tells_who=queries.is_revealed,
    digest=digest,
    events=events,
)
