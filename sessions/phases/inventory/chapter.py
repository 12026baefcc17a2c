"""What lives, and the annex of all contributions, for the brownpaper."""

from dataclasses import dataclass, replace

from sessions.core.models import CocreationSession
from sessions.core.people.models import Sector
from sessions.phases.inventory.models import Contribution, Kind
from sessions.phases.inventory.queries import board_of, clusters, on_board, parked_items
from sessions.phases.inventory.sector_split import split_by_sector


@dataclass(frozen=True)
class Source:
    """A contribution as it was written, of which the facilitator made another."""

    number: int
    text: str
    author: str


@dataclass(frozen=True)
class Card:
    """One contribution. number: by which it is cited, the same in every version; author: "" where anonymous; sources:
    what the facilitator made it of, merged or split; on_behalf: the table for which it was written, "" for one's
    own."""

    number: int
    kind: str
    is_tension: bool
    text: str
    author: str
    origin: str
    dots: int
    # Given to what it said before, which count no longer.
    earlier_dots: int = 0
    sources: tuple[Source, ...] = ()
    on_behalf: str = ""


@dataclass(frozen=True)
class ClusterPart:
    """key: the cluster's own, for links; dots_by_sector: in the order of the chapter's sectors."""

    key: int
    title: str
    dots: int
    dots_by_sector: tuple[int, ...]
    cards: tuple[Card, ...]

    @property
    def top(self) -> tuple[Card, ...]:
        """The five cards with most dots, which speak for the cluster in the body of the brownpaper."""
        return self.cards[:5]


@dataclass(frozen=True)
class InventoryChapter:
    """sectors: by which clusters count their dots, in that order; none where that would betray somebody's choice."""

    sectors: tuple[str, ...]
    clusters: tuple[ClusterPart, ...]
    loose: tuple[Card, ...]
    parked: tuple[Card, ...]
    is_anonymous: bool
    is_revealed: bool
    total: int
    dots: int
    # Did the facilitator read along before the reveal, as was told?
    is_read_before: bool = False

    def without_sectors(self) -> "InventoryChapter":
        """The same with dots in total only."""
        return replace(
            self, sectors=(), clusters=tuple(replace(cluster, dots_by_sector=()) for cluster in self.clusters)
        )

    @property
    def split(self) -> tuple[tuple[str, ...], dict[int, tuple[int, ...]]]:
        """What it tells of who gave which dots."""
        return self.sectors, {cluster.key: cluster.dots_by_sector for cluster in self.clusters if cluster.dots}

    @property
    def filled(self) -> tuple[ClusterPart, ...]:
        return tuple(cluster for cluster in self.clusters if cluster.cards)

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(card for cluster in self.clusters for card in cluster.cards) + self.loose

    @property
    def tensions(self) -> tuple[Card, ...]:
        """Where people or goals pull in opposite directions: the ten that the room gave most dots."""
        found = [card for card in self.cards if card.is_tension]
        return tuple(sorted(found, key=lambda card: (-card.dots, card.number))[:10])


def chapter(session: CocreationSession) -> InventoryChapter:
    """Only what is on the board: nothing private, withdrawn or hidden."""
    split = split_by_sector(session)
    by_cluster: dict[int | None, list[Card]] = {}
    for contribution in on_board(session).order_by("-dot_count", "number"):
        made = card(contribution, contribution.dot_count, contribution.earlier_dots)
        by_cluster.setdefault(contribution.cluster_id, []).append(made)
    parts = tuple(
        ClusterPart(
            cluster.pk,
            cluster.title,
            cluster.dot_count,
            split.dots.get(cluster.pk, (0,) * len(split.groups)),
            tuple(by_cluster.get(cluster.pk, ())),
        )
        for cluster in clusters(session).order_by("-dot_count", "pk")
    )
    everything = [each for cards in by_cluster.values() for each in cards]
    board = board_of(session)
    return InventoryChapter(
        sectors=tuple(" + ".join(str(Sector(each).label) for each in group) for group in split.groups),
        clusters=parts,
        loose=tuple(by_cluster.get(None, ())),
        parked=tuple(card(item.context["contribution"]) for item in parked_items(session, "", None)),
        is_anonymous=board.is_anonymous,
        is_revealed=board.is_revealed,
        total=len(everything),
        dots=sum(each.dots for each in everything),
        is_read_before=board.is_read_before,
    )


def signature(author) -> str:
    """Name and party; the pseudonym alone where the card was imported, "" where it is anonymous."""
    if author is None:
        return ""
    return author.name if author.is_pseudonymous else f"{author.name} ({author.party})"


def card(contribution: Contribution, dots: int = 0, earlier_dots: int = 0) -> Card:
    return Card(
        number=contribution.cited,
        kind=contribution.get_kind_display(),
        is_tension=contribution.kind == Kind.TENSION,
        text=contribution.text,
        author=signature(contribution.author),
        origin=contribution.origin,
        dots=dots,
        earlier_dots=earlier_dots,
        on_behalf=contribution.on_behalf,
        sources=tuple(
            Source(source.cited, source.text, signature(source.author)) for source in contribution.sources
        ),
    )
