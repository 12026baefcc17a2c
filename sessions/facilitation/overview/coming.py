"""What comes next, and whether the room is ready for it."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sessions.core.models import CocreationSession
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.programme.moving import following
from sessions.phases.registry import BY_SLUG

SHOWN = 4


@dataclass(frozen=True)
class Coming:
    """block; lacks: what the room still needs for it, in words; day: of the first of another day than today."""

    block: ProgrammeBlock
    lacks: tuple[str, ...]
    day: date | None = None


def coming(session: CocreationSession) -> list[Coming]:
    """The next blocks in the order in which they begin, also those that run beside the others; of the first of each
    phase, whether the room is ready."""
    now, running = timezone.now(), session.current_block
    everything = list(session.blocks.all())
    beside = [each for each in everything if each.is_parallel and not each.started_at and each.ends_at > now]
    if running is not None:
        # Also where the room was there already and came back.
        ahead = [each for each in everything if not each.is_parallel and each.starts_at >= running.starts_at]
        ahead = [each for each in ahead if each != running]
    else:
        ahead = following(everything, running, now)
    blocks = sorted([*ahead, *beside], key=lambda each: (each.starts_at, each.pk))
    told: set[str] = {session.current_phase}
    day, found = timezone.localdate(), []
    for block in blocks[:SHOWN]:
        is_new = block.phase in BY_SLUG and block.phase not in told
        begins = timezone.localtime(block.starts_at).date()
        lacks = tuple(BY_SLUG[block.phase].still_needs(session)) if is_new else ()
        found.append(Coming(block, lacks, begins if begins != day else None))
        told.add(block.phase)
        day = begins
    return found
