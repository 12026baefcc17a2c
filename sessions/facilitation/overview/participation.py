"""Who takes part: in the phase that the room is in, by sector, and in the course of the day. Nothing of it where nobody
was to learn who does what: a phase without names tells no more here than anywhere else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Trunc
from django.utils import timezone

from sessions.core.models import CocreationSession
from sessions.core.people.missing import NotYet, by_sector, room_of
from sessions.core.people.models import Sector
from sessions.core.people.queries import PRESENT_FOR
from sessions.core.people.rules import takes_part
from sessions.phases.base import Phase, Trace
from sessions.phases.registry import PHASES

# Of fewer people nothing can be said as of a sector; whoever is alone in one would be named by it.
FEWEST = 3


@dataclass(frozen=True)
class SectorHere:
    """sector; people: who came in; present: who is here now; active: how many took part in this phase, None where
    that is told of nobody."""

    sector: Sector
    people: int
    present: int
    active: int | None = None


@dataclass(frozen=True)
class RoomHere:
    """sectors: in fixed order; is_nameless: is it told of nobody whether they took part?"""

    sectors: tuple[SectorHere, ...]
    is_nameless: bool

    @property
    def present(self) -> int:
        return sum(each.present for each in self.sectors)

    @property
    def people(self) -> int:
        return sum(each.people for each in self.sectors)

    @property
    def active(self) -> int:
        return sum(each.active or 0 for each in self.sectors)

    @property
    def quiet(self) -> list[SectorHere]:
        return [] if self.is_nameless else quiet(self.sectors)


def quiet(sectors: Sequence[SectorHere]) -> list[SectorHere]:
    """Sectors of which less than half as many take part as of all together, once half of all do."""
    people = sum(each.people for each in sectors)
    active = sum(each.active or 0 for each in sectors)
    if 2 * active < people or not people:
        return []
    return [
        each for each in sectors if each.people >= FEWEST and 2 * (each.active or 0) * people < active * each.people
    ]


def is_nameless(session: CocreationSession, phase: Phase) -> bool:
    """Is it told of nobody whether they took part: because of a promise, or since it is to be seen nowhere yet?"""
    return phase.is_nameless(session) or not phase.traces or not phase.tells_who(session)


def took_part(session: CocreationSession, phase: Phase) -> set[int]:
    """The keys of who did something in a phase. Not to be asked of one that is nameless."""
    return {who for trace in phase.traces for who in trace.of(session).values_list(f"{trace.who}_id", flat=True)}


def not_yet(session: CocreationSession, phase: Phase) -> list[NotYet]:
    """Who sits at the table and did nothing in this phase yet, by sector; nobody in a nameless one."""
    if is_nameless(session, phase):
        return []
    everybody = room_of(session).order_by("name", "pk")
    return by_sector(everybody.exclude(pk__in=took_part(session, phase)))


def room_here(session: CocreationSession, phase: Phase) -> RoomHere:
    """Who is here, and of whom something is seen in this phase."""
    nameless = is_nameless(session, phase)
    active = set() if nameless else took_part(session, phase)
    latest = timezone.now() - PRESENT_FOR
    people, present, took = Counter[str](), Counter[str](), Counter[str]()
    for pk, sector, seen_at in room_of(session).values_list("pk", "party__sector", "seen_at"):
        people[sector] += 1
        present[sector] += seen_at is not None and seen_at > latest
        took[sector] += pk in active
    return RoomHere(
        tuple(
            SectorHere(sector, people[sector], present[sector], None if nameless else took[sector])
            for sector in Sector
        ),
        nameless,
    )


@dataclass(frozen=True)
class Stretch:
    """begins: when; by_sector: how many people of each sector made something in it."""

    begins: datetime
    by_sector: dict[Sector, int]

    @property
    def total(self) -> int:
        return sum(self.by_sector.values())


# The picture has at most so many columns, each of one of these lengths; of a longer time it shows the end.
MOST_COLUMNS = 24
LENGTHS = [timedelta(minutes=each) for each in (5, 10, 15, 30, 60)]
LONGEST = LENGTHS[-1] * MOST_COLUMNS
# It lasts a day, and may end late.
OVER_AFTER = timedelta(hours=36)


def in_course(session: CocreationSession) -> list[Stretch]:
    """How many people of each sector made something, in stretches of equal length, up to the end of the programme."""
    phases = [phase for phase in PHASES if not is_nameless(session, phase)]
    return stretches(
        row for phase in phases for trace in phase.traces if trace.at for row in made_in(session, trace)
    )


def made_in(session: CocreationSession, trace: Trace) -> QuerySet:
    """(sector, person, minute) of what people made, once however often they saved it; not what came after the
    session."""
    by_people = Q(takes_part(trace.who), **{f"{trace.who}__is_pseudonymous": False})
    during = Q(**{f"{trace.at}__lt": session.starts_at + OVER_AFTER})
    minutes = trace.of(session).filter(by_people, during).annotate(minute=Trunc(trace.at, "minute"))
    return minutes.values_list(f"{trace.who}__party__sector", f"{trace.who}_id", "minute").order_by().distinct()


def stretches(made: Iterable[tuple[str, int, datetime]]) -> list[Stretch]:
    """Count people by sector and by stretch of time; the stretches follow each other without a gap."""
    rows = sorted(((at, who, Sector(sector)) for sector, who, at in made), key=lambda row: row[:2])
    if not rows:
        return []
    last = rows[-1][0]
    rows = [row for row in rows if last - row[0] < LONGEST - LENGTHS[-1]]
    first = rows[0][0]
    length = next(each for each in LENGTHS if (last - first) / each < MOST_COLUMNS - 1)
    begins = first.replace(minute=0, second=0, microsecond=0)
    begins += (first - begins) // length * length
    people: list[set[tuple[int, Sector]]] = [set() for _ in range((last - begins) // length + 1)]
    for at, who, sector in rows:
        people[(at - begins) // length].add((who, sector))
    counted = [Counter(sector for _who, sector in each) for each in people]
    return [
        Stretch(begins + number * length, {sector: each[sector] for sector in Sector})
        for number, each in enumerate(counted)
    ]
