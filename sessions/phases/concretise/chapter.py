"""One page per solution, its value case and what is asked of the reader, for the brownpaper."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sessions.core.models import CocreationSession
from sessions.core.people.models import Recipient
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.concretise.canvas import FIELDS
from sessions.phases.concretise.queries import numbered, readiness, shown
from sessions.phases.concretise.value_case.models import Side
from sessions.phases.concretise.value_case.queries import matrix, value_items
from sessions.phases.enthuse.queries import lead_of, members_of
from sessions.phases.inventory.queries import on_board


@dataclass(frozen=True)
class ValueLine:
    """low, high: a range in euros, None for value in words."""

    text: str
    theme: str
    low: Decimal | None
    high: Decimal | None
    assumption: str

    @property
    def is_hard(self) -> bool:
        return self.low is not None


@dataclass(frozen=True)
class ValueRow:
    """What one party invests, gains and risks."""

    party: str
    invests: tuple[ValueLine, ...]
    gains: tuple[ValueLine, ...]
    risks: tuple[ValueLine, ...]
    pays_only: bool


@dataclass(frozen=True)
class Asked:
    """What is asked of one recipient. key: by which it is the same ask in every version; recipient_key: of whoever
    alone answers it, "" in a version that did not say; due: the day by which, else due_words where there are any."""

    key: str
    text: str
    recipient: str
    recipient_key: str
    is_of_chair: bool
    due: date | None = None
    due_words: str = ""

    @property
    def by_when(self) -> str:
        """By when, so that it can be compared; a dash for an ask without a day."""
        return self.due.isoformat() if self.due else self.due_words or "–"


@dataclass(frozen=True)
class SolutionPage:
    """number: by which the solution is cited, the same in every version; sources: numbers of contributions;
    texts: what stands on the canvas by the name of its field, "" where it is empty."""

    workgroup_id: int
    number: int
    title: str
    lead: str
    members: tuple[str, ...]
    owners: tuple[str, ...]
    cluster: str
    cluster_key: int | None
    sources: tuple[int, ...]
    is_ready: bool
    texts: dict[str, str]
    values: tuple[ValueRow, ...]
    asks: tuple[Asked, ...] = ()

    def text(self, field: str) -> str:
        """What stands in a field of the canvas; "" also for one that the canvas of that time did not have."""
        return self.texts.get(field, "")


@dataclass(frozen=True)
class ConcretiseChapter:
    solutions: tuple[SolutionPage, ...]

    @property
    def with_values(self) -> tuple[SolutionPage, ...]:
        return tuple(s for s in self.solutions if s.values or s.text("value_hard") or s.text("value_soft"))


def chapter(session: CocreationSession) -> ConcretiseChapter:
    sources: dict[int | None, list[int]] = {}
    for number, cluster in on_board(session).order_by("-dot_count", "number").values_list("number", "cluster_id"):
        sources.setdefault(cluster, []).append(number)
    lines: dict[int, list] = {}
    for item in value_items(session):
        lines.setdefault(item.workgroup_id, []).append(item)
    return ConcretiseChapter(
        tuple(
            solution_page(group, number, sources, lines.get(group.pk, []))
            for number, group in numbered(session).items()
        )
    )


def solution_page(workgroup, number: int, sources: dict[int | None, list[int]], lines: list) -> SolutionPage:
    ready = readiness(workgroup)
    cluster = workgroup.pitch.shown_cluster if workgroup.pitch else None
    return SolutionPage(
        workgroup_id=workgroup.pk,
        number=number,
        title=ready["title"],
        lead=lead.name if (lead := lead_of(workgroup)) else "",
        members=tuple(f"{m.name} ({m.party})" for m in members_of(workgroup)),
        owners=tuple(str(party) for party in ready["owners"]),
        cluster=cluster.title if cluster else "",
        cluster_key=cluster.pk if cluster else None,
        sources=tuple(sources.get(cluster.pk, ())) if cluster else (),
        is_ready=ready["has_owners"] and ready["done"] == ready["needed"],
        texts={name: shown(field, ready["texts"].get(name, "")) for name, field in FIELDS.items()},
        values=tuple(value_row(row) for row in matrix(lines)),
        asks=tuple(asked(ask) for ask in ready["asks"]),
    )


def asked(ask: Ask) -> Asked:
    return Asked(
        key=str(ask.creation_key),
        text=ask.text,
        recipient=ask.recipient.name,
        recipient_key=str(ask.recipient.creation_key),
        is_of_chair=ask.recipient.role == Recipient.Role.CHAIR,
        due=ask.due,
        due_words=ask.due_words,
    )


def value_row(row: dict) -> ValueRow:
    lines = {side: tuple(value_line(item) for item in row[side]) for side in Side.values}
    return ValueRow(party=row["party"].name, pays_only=row["pays_only"], **lines)


def value_line(item) -> ValueLine:
    return ValueLine(item.text, item.get_theme_display(), item.low, item.high, item.assumption)
