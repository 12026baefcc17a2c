"""The programme as people see it: everybody when what begins, those who lead also how that differs from the plan."""

from datetime import UTC

from django.utils import timezone

from sessions.core.event_types import Subject
from sessions.core.fragments import Item, place
from sessions.core.models import CocreationSession
from sessions.core.programme.models import ProgrammeBlock
from sessions.facilitation.timing.remarks import remarks
from sessions.phases.registry import PHASES


def for_everybody(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """The programme, block by block as they begin, without what is for facilitators only."""
    return block_items(session, wanted, session.blocks.filter(is_for_facilitators=False))


def running_order(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """All of it."""
    return block_items(session, wanted, session.blocks.all())


def block_items(session: CocreationSession, wanted: set[Subject] | None, blocks) -> list[Item]:
    """day: of a block that is the first of its day, unless that is the first day of all."""
    now = CocreationSession.objects.only("current_block").get(pk=session.pk).current_block_id
    titles = {phase.slug: phase.title for phase in PHASES}
    items, day = [], None
    for block in blocks:
        begins = timezone.localtime(block.starts_at).date()
        item = Item.of(
            block,
            place(block.starts_at.astimezone(UTC).isoformat(), block.pk),
            block=block,
            phase_title=titles.get(block.phase, ""),
            day=begins if day not in (None, begins) else None,
            look=look(block, now),
        )
        day = begins
        if wanted is None or item.subject in wanted:
            items.append(item)
    return items


def look(block: ProgrammeBlock, now: int | None) -> str:
    if block.pk == now or (block.is_parallel and block.is_running):
        return "now"
    return "done" if block.started_at else ""


def clock(session: CocreationSession, scope: str = "") -> dict:
    """The running block and the moment it ends, and what runs beside it; browsers count down by themselves."""
    fresh = CocreationSession.objects.select_related("current_block").get(pk=session.pk)
    running = session.blocks.filter(is_parallel=True, started_at__isnull=False, ended_at=None)
    return {"block": fresh.current_block, "beside": [each for each in running if each != fresh.current_block]}


def programme_remarks(session: CocreationSession, scope: str = "") -> dict:
    fresh = CocreationSession.objects.get(pk=session.pk)
    return {"remarks": remarks(fresh, list(fresh.blocks.all()))}
