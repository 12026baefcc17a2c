"""What a facilitator does to the order of the board, to be undone from the list of what was just done."""

from collections.abc import Iterable

from django.db.models import F, Model
from django.utils.translation import gettext_lazy as _

from sessions.core.deeds.operations import Act
from sessions.core.journal import Change
from sessions.phases.inventory import events
from sessions.phases.inventory.models import Cluster, Contribution

# Later phases say which of their things came out of a cluster, in a column `cluster`: when two are merged they follow.
CAME_OUT_OF_A_CLUSTER: list[type[Model]] = []


def on_the_board(rows: list) -> Iterable[Model]:
    """The cards that were put back, those that lost their heading by it, and every heading, whose totals change."""
    cards = {each.pk: each for each in rows if isinstance(each, Contribution)}
    headings = {each.pk for each in rows if isinstance(each, Cluster)}
    let_go = Contribution.objects.filter(was_under__in=headings, cluster=None)
    sessions = {each.session_id for each in rows if isinstance(each, (Contribution, Cluster))}
    return [
        *(cards | {each.pk: each for each in let_go}).values(),
        *Cluster.everything.filter(session__in=sessions),
    ]


def settle(under_way: Change, rows: list) -> None:
    """No card stands under a heading that has gone: it stands under none, and remembers which it had."""
    gone = Cluster.everything.filter(session=under_way.session, taken_away_at__isnull=False)
    Contribution.objects.filter(cluster__in=gone).update(was_under=F("cluster"), cluster=None)


CARDS_SORTED = Act(
    "cards_sorted", _("Kaarten verplaatst: %(cards)s"), events.CONTRIBUTIONS_MOVED, on_the_board, settle=settle
)
CLUSTER_MADE = Act(
    "cluster_made", _("Cluster “%(cluster)s” gemaakt"), events.CLUSTER_REMOVED, on_the_board, settle=settle
)
CLUSTER_RENAMED = Act("cluster_renamed", _("Cluster heet nu “%(cluster)s”"), events.CLUSTER_RENAMED, on_the_board)
CLUSTERS_MERGED = Act(
    "clusters_merged",
    _("“%(other)s” samengevoegd met “%(cluster)s”"),
    events.CLUSTER_PUT_BACK,
    on_the_board,
    # The heading may have been put back by itself meanwhile: its cards come back to it all the same.
    blind=frozenset({"taken_away_at"}),
    settle=settle,
)
OF_THE_BOARD = tuple(each.name for each in (CARDS_SORTED, CLUSTER_MADE, CLUSTER_RENAMED, CLUSTERS_MERGED))
