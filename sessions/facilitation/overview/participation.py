"""Who takes part: in the phase that the room is in, by sector, and in the course of the day. Nothing of it where nobody
was to learn who does what: a phase without names tells no more here than anywhere else."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Sector
from sessions.core.people.queries import at_the_table, sector_balance
from sessions.phases.base import Phase
from sessions.phases.registry import PHASES

# Of fewer people nothing can be said as of a sector; whoever is alone in one would be named by it.
FEWEST = 3
# Of each sector so many are named: whoever goes round asks no more people by name.
MOST_NAMES = 40


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
    return phase.is_nameless(session) or not phase.traces


def took_part(session: CocreationSession, phase: Phase) -> set[int]:
    """The keys of who did something in a phase. Not to be asked of one that is nameless."""
    return {who for trace in phase.traces for who in trace.of(session).values_list(f"{trace.who}_id", flat=True)}


@dataclass(frozen=True)
class NotYet:
    """sector; people: who did nothing yet, the first of them by name; more: how many beside those."""

    sector: Sector
    people: tuple[Participant, ...]
    more: int


def not_yet(session: CocreationSession, phase: Phase) -> list[NotYet]:
    """Who sits at the table and did nothing in this phase yet, by sector; nobody in a nameless one."""
    if is_nameless(session, phase):
        return []
    everybody = at_the_table(session).filter(is_pseudonymous=False).order_by("name", "pk")
    missing: dict[str, list[Participant]] = {}
    for person in everybody.exclude(pk__in=took_part(session, phase)):
        missing.setdefault(person.party.sector, []).append(person)
    return [
        NotYet(sector, tuple(missing[sector][:MOST_NAMES]), max(0, len(missing[sector]) - MOST_NAMES))
        for sector in Sector
        if sector in missing
    ]


def room_here(session: CocreationSession, phase: Phase) -> RoomHere:
    """Who is here, and of whom something is seen in this phase."""
    nameless = is_nameless(session, phase)
    active: Counter[str] = Counter()
    if not nameless:
        people = at_the_table(session).filter(is_pseudonymous=False, pk__in=took_part(session, phase))
        active.update(people.values_list("party__sector", flat=True))
    here = Counter(at_the_table(session).filter(is_pseudonymous=False).values_list("party__sector", flat=True))
    present = {row["sector"]: row["present"] for row in sector_balance(session)}
    return RoomHere(
        tuple(
            SectorHere(sector, here[sector], present[sector], None if nameless else active[sector])
            for sector in Sector
        ),
        nameless,
    )


@dataclass(frozen=True)
class Stretch:
    """begins: when; by_sector: how many things were made in it by people of each sector."""

    begins: datetime
    by_sector: dict[Sector, int]

    @property
    def total(self) -> int:
        return sum(self.by_sector.values())


# The picture has about so many columns, each of one of these lengths.
MOST_COLUMNS = 24
LENGTHS = [timedelta(minutes=each) for each in (5, 10, 15, 30, 60, 120)]


def in_course(session: CocreationSession) -> list[Stretch]:
    """What was made with a name on it, from the first to the last, in stretches of equal length."""
    phases = [phase for phase in PHASES if not is_nameless(session, phase)]
    made = [
        row
        for phase in phases
        for trace in phase.traces
        if trace.at
        for row in trace.of(session).values_list(f"{trace.who}__party__sector", trace.at)
    ]
    return stretches(made)


def stretches(made: Iterable[tuple[str, datetime]]) -> list[Stretch]:
    """Count by sector and by stretch of time; the stretches follow each other without a gap."""
    rows = sorted(((at, Sector(sector)) for sector, at in made), key=lambda row: row[0])
    if not rows:
        return []
    first, last = rows[0][0], rows[-1][0]
    length = next((each for each in LENGTHS if (last - first) / each < MOST_COLUMNS), LENGTHS[-1])
    begins = first.replace(minute=0, second=0, microsecond=0)
    begins += (first - begins) // length * length
    counts: list[dict[Sector, int]] = [dict.fromkeys(Sector, 0) for _ in range((last - begins) // length + 1)]
    for at, sector in rows:
        counts[(at - begins) // length][sector] += 1
    # A room that was left open for a week shows its last day.
    told = [Stretch(begins + number * length, counted) for number, counted in enumerate(counts)]
    return told[-MOST_COLUMNS * 2 :]
