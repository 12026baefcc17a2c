from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.phases.inventory.models import Cluster, Contribution

# A card, and the heading it stands under, whose totals change with it.
CARD = (Contribution, Cluster)

CONTRIBUTION_MADE = EventType(
    "contribution_made", CARD, news=ngettext_lazy("%(n)d nieuwe kaart", "%(n)d nieuwe kaarten", "n"), can_wait=True
)
CONTRIBUTION_CHANGED = EventType("contribution_changed", CARD)
CONTRIBUTION_WITHDRAWN = EventType("contribution_withdrawn", CARD)
CONTRIBUTION_RESTORED = EventType("contribution_restored", CARD)
LATE_CONTRIBUTION_MADE = EventType(
    "late_contribution_made",
    (Contribution,),
    news=ngettext_lazy("%(n)d late bijdrage op de parkeerplaats", "%(n)d late bijdragen op de parkeerplaats", "n"),
    can_wait=True,
)
CARDS_COUNTED = EventType(
    "cards_counted", news=ngettext_lazy("er kwamen kaarten bij", "er kwamen kaarten bij", "n"), can_wait=True
)
CARDS_JOINED = EventType(
    "cards_joined",
    (Contribution,),
    news=ngettext_lazy("er kwamen kaarten op het bord", "er kwamen kaarten op het bord", "n"),
    can_wait=True,
)
CONTRIBUTIONS_IMPORTED = EventType("contributions_imported")
CONTRIBUTIONS_MOVED = EventType(
    "contributions_moved",
    CARD,
    news=ngettext_lazy("%(n)d keer kaarten verplaatst", "%(n)d keer kaarten verplaatst", "n"),
    can_wait=True,
)
CONTRIBUTION_PARKED = EventType("contribution_parked", CARD)
CONTRIBUTION_UNPARKED = EventType("contribution_unparked", CARD)
CARDS_REWORKED = EventType("cards_reworked", CARD)
CARDS_TAKEN_APART = EventType("cards_taken_apart", CARD)
CLUSTER_MADE = EventType(
    "cluster_made", (Cluster,), news=ngettext_lazy("%(n)d nieuw cluster", "%(n)d nieuwe clusters", "n")
)
CLUSTER_RENAMED = EventType("cluster_renamed", (Cluster,))
CLUSTER_REMOVED = EventType("cluster_removed", CARD)
CLUSTER_PUT_BACK = EventType("cluster_put_back", CARD)
DOT_CAST = EventType(
    "dot_cast", CARD, news=ngettext_lazy("%(n)d stip gegeven", "%(n)d stippen gegeven", "n"), can_wait=True
)
DOT_TAKEN_BACK = EventType("dot_taken_back", CARD)
ANONYMITY_PROMISED = EventType("anonymity_promised")
INVENTORY_REVEALED = EventType(
    "inventory_revealed", news=ngettext_lazy("het bord is onthuld", "het bord is onthuld", "n")
)

# What authors do to their cards.
OF_AUTHORS = (
    CONTRIBUTION_MADE,
    CONTRIBUTION_CHANGED,
    CONTRIBUTION_WITHDRAWN,
    CONTRIBUTION_RESTORED,
    LATE_CONTRIBUTION_MADE,
)
