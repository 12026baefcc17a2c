"""Being late, or early: what follows moves along, as far as the blocks that stand allow. Nothing here is saved.

The rule: a block begins once the one before it is over, and not before it was to begin, so that breaks take up delay. A
block that stands is not moved: what comes before it is shortened in proportion, or some of it is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sessions.core.programme.models import ProgrammeBlock

# No block is made shorter than this, in minutes.
SHORTEST = 5


@dataclass(frozen=True)
class Moved:
    """A block as it will be. is_dropped: it is left out."""

    block: ProgrammeBlock
    starts_at: datetime
    minutes: int
    is_dropped: bool = False

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_changed(self) -> bool:
        return self.is_dropped or (self.starts_at, self.minutes) != (self.block.starts_at, self.block.minutes)

    @property
    def is_shorter(self) -> bool:
        return self.minutes < self.block.minutes


@dataclass(frozen=True)
class TooMuch:
    """It does not fit. before: the block that stands; minutes: too many; is_running: is it the running block that goes
    on for too long?"""

    before: ProgrammeBlock
    minutes: int
    is_running: bool


def following(
    blocks: Iterable[ProgrammeBlock], running: ProgrammeBlock | None, now: datetime
) -> list[ProgrammeBlock]:
    """What of the programme still has to come, in the order of its beginning; not what runs beside it, nor what was
    skipped."""
    ahead = [each for each in blocks if not each.started_at and not each.is_parallel]
    if running is not None:
        ahead = [each for each in ahead if each.starts_at >= running.starts_at and each.pk != running.pk]
    else:
        ahead = [each for each in ahead if each.starts_at + timedelta(minutes=each.minutes) > now]
    return sorted(ahead, key=lambda each: (each.starts_at, each.pk))


def moved(
    blocks: Sequence[ProgrammeBlock],
    minutes: int,
    *,
    over_at: datetime | None = None,
    dropped: Iterable[int] = (),
    moves_fixed: bool = False,
) -> list[Moved] | TooMuch:
    """The blocks that follow, moved.

    blocks: from following(); minutes: by how many what follows is late, negative for early; over_at: when the running
    block is over by then, None where none runs; dropped: keys of the blocks to leave out; moves_fixed: also what stands
    moves, as was agreed with the kitchen.
    """
    late, result = timedelta(minutes=minutes), []
    gone = set(dropped)
    result += [Moved(each, each.starts_at, each.minutes, is_dropped=True) for each in blocks if each.pk in gone]
    staying = [each for each in blocks if each.pk not in gone]
    while staying:
        at = next(
            (number for number, each in enumerate(staying) if each.is_fixed and not moves_fixed), len(staying)
        )
        part, standing, staying = staying[:at], staying[at : at + 1], staying[at + 1 :]
        until = standing[0].starts_at if standing else None
        told = within(part, late, over_at, until)
        if isinstance(told, timedelta):
            return TooMuch(standing[0], round(told.total_seconds() / 60), is_running=not part)
        result += told
        if standing:
            result.append(Moved(standing[0], standing[0].starts_at, standing[0].minutes))
            over_at, late = result[-1].ends_at, timedelta(0)
        elif told:
            over_at = told[-1].ends_at
    return sorted(result, key=lambda each: (each.starts_at, each.block.pk))


def within(
    part: list[ProgrammeBlock], late: timedelta, over_at: datetime | None, until: datetime | None
) -> list[Moved] | timedelta:
    """Blocks between two that stand, shortened where they must be; how much too long they are where that is not enough.

    over_at: before which none begins; until: when the next one begins that stands, None for never.
    """
    made = in_turn(part, [each.minutes for each in part], late, over_at)
    last = made[-1].ends_at if made else over_at
    if until is None or last is None or last <= until:
        return made
    if not part:
        return last - until
    first = made[0].starts_at
    room, needed = int((until - first).total_seconds() // 60), sum(each.minutes for each in part)
    least = sum(min(each.minutes, SHORTEST) for each in part)
    if room < least:
        return timedelta(minutes=least - room)
    return in_turn(
        part, shortened([each.minutes for each in part], room, needed), timedelta(0), first, at_once=True
    )


def shortened(minutes: list[int], room: int, needed: int) -> list[int]:
    """Lengths in proportion, that together take no more than there is room for. None is shorter than SHORTEST, unless
    it was."""
    least = [min(each, SHORTEST) for each in minutes]
    lengths = [max(low, each * room // needed) for low, each in zip(least, minutes, strict=True)]
    while sum(lengths) > room:
        longest = max(range(len(lengths)), key=lambda at: lengths[at] - least[at])
        lengths[longest] -= 1
    return lengths


def in_turn(
    part: list[ProgrammeBlock],
    lengths: list[int],
    late: timedelta,
    over_at: datetime | None,
    *,
    at_once: bool = False,
) -> list[Moved]:
    """One after the other. A block that is early begins when it was to begin less that; one that is late begins once
    the one before it is over. at_once: without what was free between them."""
    made: list[Moved] = []
    for block, minutes in zip(part, lengths, strict=True):
        begins = block.starts_at + min(late, timedelta(0))
        if over_at is not None and (over_at > begins or (at_once and made)):
            begins = over_at
        elif over_at is None and late > timedelta(0):
            begins = block.starts_at + late
        made.append(Moved(block, begins, minutes))
        over_at = made[-1].ends_at
    return made
