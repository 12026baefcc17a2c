"""What lives, and the annex of all contributions, for the brownpaper."""

from dataclasses import dataclass

from sessions.core.models import CocreationSession
from sessions.phases.inventory.models import Contribution
from sessions.phases.inventory.queries import clusters, on_board, parked_items


@dataclass(frozen=True)
class Card:
    number: int
    kind: str
    text: str
    author: str
    origin: str
    dots: int


@dataclass(frozen=True)
class ClusterPart:
    title: str
    dots: int
    cards: tuple[Card, ...]

    @property
    def top(self) -> tuple[Card, ...]:
        """The five cards with most dots, which speak for the cluster in the body of the brownpaper."""
        return self.cards[:5]


@dataclass(frozen=True)
class InventoryChapter:
    clusters: tuple[ClusterPart, ...]
    loose: tuple[Card, ...]
    parked: tuple[Card, ...]
    total: int
    dots: int


def chapter(session: CocreationSession) -> InventoryChapter:
    """Only what is on the board: nothing private, withdrawn or hidden."""
    by_cluster: dict[int | None, list[Card]] = {}
    for contribution in on_board(session).order_by("-dot_count", "pk"):
        by_cluster.setdefault(contribution.cluster_id, []).append(card(contribution, contribution.dot_count))
    parts = tuple(
        ClusterPart(cluster.title, cluster.dot_count, tuple(by_cluster.get(cluster.pk, ())))
        for cluster in clusters(session).order_by("-dot_count", "pk")
    )
    everything = [each for cards in by_cluster.values() for each in cards]
    return InventoryChapter(
        clusters=parts,
        loose=tuple(by_cluster.get(None, ())),
        parked=tuple(card(item.context["contribution"]) for item in parked_items(session, "", None)),
        total=len(everything),
        dots=sum(each.dots for each in everything),
    )


def signature(author) -> str:
    """Name and party; the pseudonym alone where the card was imported, "" where it is anonymous."""
    if author is None:
        return ""
    return author.name if author.is_pseudonymous else f"{author.name} ({author.party})"


def card(contribution: Contribution, dots: int = 0) -> Card:
    author = contribution.author
    return Card(
        number=contribution.pk,
        kind=contribution.get_kind_display(),
        text=contribution.text,
        author=signature(author),
        origin=contribution.origin,
        dots=dots,
    )
