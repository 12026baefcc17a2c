"""What comes next, and whether the room is ready for it."""

from dataclasses import dataclass

from sessions.core.models import CocreationSession
from sessions.core.programme.models import ProgrammeBlock
from sessions.phases.registry import BY_SLUG

SHOWN = 4


@dataclass(frozen=True)
class Coming:
    """block; lacks: what the room still needs for it, in words."""

    block: ProgrammeBlock
    lacks: tuple[str, ...]


def coming(session: CocreationSession) -> list[Coming]:
    """The next blocks in the order in which they begin; of the first of each phase, whether the room is ready."""
    running = session.current_block
    ahead = session.blocks.filter(started_at=None)
    if running is not None:
        # What was passed over does not come any more.
        ahead = ahead.filter(starts_at__gt=running.starts_at)
    blocks = list(ahead[:SHOWN])
    told: set[str] = {session.current_phase}
    found = []
    for block in blocks:
        is_new = block.phase in BY_SLUG and block.phase not in told
        found.append(Coming(block, tuple(BY_SLUG[block.phase].still_needs(session)) if is_new else ()))
        told.add(block.phase)
    return found
