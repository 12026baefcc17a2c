"""Changing the programme and its countdown."""

import uuid
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.programme import events
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.refusal import Refused
from sessions.core.seen import Seen, rewrite

SHORTEST, LONGEST = 1, 1440


def fill_programme(*, session: CocreationSession, blocks) -> None:
    """Fill an empty programme. blocks: (offset in minutes from the start, minutes, phase slug or "", title)."""
    ProgrammeBlock.objects.bulk_create(
        ProgrammeBlock(
            session=session,
            phase=phase,
            title=title,
            minutes=minutes,
            starts_at=session.starts_at + timedelta(minutes=offset),
        )
        for offset, minutes, phase, title in blocks
    )


def add_block(
    *,
    session: CocreationSession,
    title: str,
    phase: str,
    starts_at: datetime,
    minutes: int,
    creation_key: uuid.UUID | None = None,
) -> ProgrammeBlock:
    with change(session) as under_way:
        block, is_new = create_once(
            ProgrammeBlock,
            creation_key,
            session=session,
            title=title,
            phase=phase,
            starts_at=starts_at,
            minutes=minutes,
        )
        if is_new:
            under_way.record(events.PROGRAMME_CHANGED, block)
    return block


def change_block(
    *,
    block: ProgrammeBlock,
    title: str,
    phase: str,
    starts_at: datetime,
    minutes: int,
    seen: Seen | None = None,
) -> None:
    with change(block.session) as under_way:
        if rewrite(block, seen, title=title, phase=phase, starts_at=starts_at, minutes=minutes):
            under_way.record(events.PROGRAMME_CHANGED, block)


def stretch(*, session: CocreationSession, minutes: int) -> None:
    """Give the running block minutes more, or fewer when negative. It never ends in the past."""
    with change(session, even_frozen=True) as under_way:
        block = under_way.session.current_block
        if block is None:
            raise Refused(_("Er loopt nu geen blok."))
        passed = (timezone.now() - (block.started_at or block.starts_at)).total_seconds() / 60
        wanted = min(LONGEST, block.minutes + minutes)
        block.minutes = wanted if minutes > 0 else min(block.minutes, max(SHORTEST, int(passed) + 1, wanted))
        block.save(update_fields=["minutes"])
        under_way.record(events.CLOCK_CHANGED, block)
