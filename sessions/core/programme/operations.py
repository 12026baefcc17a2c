"""Changing the programme and its countdown."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.deeds.operations import deed
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.programme import events
from sessions.core.programme.deeds import BLOCK_CHANGED, PLACES, SHIFTED, START_MOVED, STRETCHED, guard_not_begun
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.programme.moving import Moved, TooMuch, following, moved
from sessions.core.refusal import Refused
from sessions.core.retention import guard_held, promise_before_moving
from sessions.core.seen import Seen, rewrite

SHORTEST, LONGEST = 1, 1440


def by_the_clock(start: datetime, minutes: int, zone: str) -> datetime:
    """So many minutes later on the clock of this place: eleven in the morning stays eleven, also where the clock was
    changed in the night."""
    begins = start.astimezone(ZoneInfo(zone))
    return begins + timedelta(minutes=minutes)


def fill_programme(*, session: CocreationSession, blocks: Iterable[tuple[int, int, str, str, dict]]) -> None:
    """Fill an empty programme. blocks: (minutes after the start, how long, phase slug or "", title, what else it
    is)."""
    ProgrammeBlock.objects.bulk_create(
        ProgrammeBlock(
            session=session,
            phase=phase,
            title=title,
            minutes=minutes,
            starts_at=by_the_clock(session.starts_at, offset, session.zone),
            **more,
        )
        for offset, minutes, phase, title, more in blocks
    )


def add_block(
    *,
    session: CocreationSession,
    title: str,
    phase: str,
    starts_at: datetime,
    minutes: int,
    is_fixed: bool = False,
    is_parallel: bool = False,
    is_for_facilitators: bool = False,
    creation_key: uuid.UUID | None = None,
) -> ProgrammeBlock:
    """is_fixed: its begin stands when the rest moves; is_parallel: it runs beside the others; is_for_facilitators:
    nobody else sees it."""
    with change(session) as under_way:
        block, is_new = create_once(
            ProgrammeBlock,
            creation_key,
            session=session,
            title=title,
            phase=phase,
            starts_at=starts_at,
            minutes=minutes,
            is_fixed=is_fixed,
            is_parallel=is_parallel,
            is_for_facilitators=is_for_facilitators,
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
    is_fixed: bool = False,
    is_parallel: bool = False,
    is_for_facilitators: bool = False,
    seen: Seen | None = None,
) -> None:
    words = {"title": title, "phase": phase, "starts_at": starts_at, "minutes": minutes, "is_fixed": is_fixed}
    words |= {"is_parallel": is_parallel, "is_for_facilitators": is_for_facilitators}
    watched = (ProgrammeBlock.objects.filter(pk=block.pk), (*words, "planned_at", "planned_minutes"))
    with change(block.session) as under_way, deed(under_way, BLOCK_CHANGED, watched, block=block.pk):
        block.refresh_from_db()
        runs = block.is_running and (block.is_parallel or block.pk == under_way.session.current_block_id)
        if runs and is_parallel != block.is_parallel:
            raise Refused(_("Dit blok loopt nu. Begin eerst een ander blok, of stop het."), field="is_parallel")
        if was := rewrite(block, seen, **words):
            if {"starts_at", "minutes"} & set(was):
                # What is written by hand is the plan from now on.
                here = ProgrammeBlock.objects.filter(pk=block.pk)
                here.update(planned_at=None, planned_minutes=None)
            under_way.record(events.PROGRAMME_CHANGED, block)


def move_start(*, session: CocreationSession, starts_at: datetime, seen: Seen | None = None) -> None:
    """Let the session begin at another moment; its whole programme moves along, by the clock. What was told of how long
    it is kept to who came in before is not made longer. Raises Refused once a block was started, and Clash."""
    everything = ProgrammeBlock.everything.filter(session=session)
    with change(session) as under_way:
        guard_not_begun(under_way)
        watched = (everything, ("starts_at", "planned_at"))
        here = (CocreationSession.objects.filter(pk=session.pk), ("starts_at",))
        promise_before_moving(under_way.session)
        with deed(under_way, START_MOVED, watched, here):
            was = rewrite(under_way.session, seen, starts_at=starts_at)
            if not was:
                return
            guard_held(under_way.session)
            session.starts_at = starts_at
            for block in everything:
                after = clock_minutes(was["starts_at"], block.starts_at, session.zone)
                block.starts_at, block.planned_at = by_the_clock(starts_at, after, session.zone), None
                block.save(update_fields=["starts_at", "planned_at"])
            under_way.record(events.START_MOVED)


def clock_minutes(start: datetime, moment: datetime, zone: str) -> int:
    """How many minutes later a moment is, by the clock of this place."""
    first, second = (each.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for each in (start, moment))
    return round((second - first).total_seconds() / 60)


def as_it_would_be(
    session: CocreationSession, minutes: int, dropped: Iterable[int] = (), *, moves_fixed: bool = False
) -> tuple[Sequence[Moved], ProgrammeBlock | None, datetime | None]:
    """What becomes of the programme when the room is so many minutes late (negative: early). Returns what follows, the
    running block and when that ends then. Raises Refused where it does not fit."""
    running = running_block(session)
    over_at = ends_then(running, minutes) if running else None
    ahead = following(session.blocks.all(), running, timezone.now())
    told = moved(ahead, minutes, over_at=over_at, dropped=dropped, moves_fixed=moves_fixed)
    if isinstance(told, TooMuch):
        raise Refused(in_words(told), field="minutes")
    return told, running, over_at


def in_words(told: TooMuch) -> str:
    """Why it does not fit, and what can be done about it."""
    words = {
        "title": told.before.title,
        "at": f"{timezone.localtime(told.before.starts_at):%H:%M}",
        "n": told.minutes,
    }
    if told.is_running:
        said = _("Wat nu loopt, zou tot na “%(title)s” van %(at)s duren: %(n)d minuten te veel. Schuif ook dat op.")
    else:
        said = _("Tot “%(title)s” om %(at)s past het niet: %(n)d minuten te veel. Laat iets vervallen.")
    return said % words


def running_block(session: CocreationSession) -> ProgrammeBlock | None:
    return CocreationSession.objects.select_related("current_block").get(pk=session.pk).current_block


def ends_then(block: ProgrammeBlock, minutes: int) -> datetime:
    """When a running block is over that takes so many minutes more; never in the past."""
    begun = block.started_at or block.starts_at
    soon = timezone.now().replace(second=0, microsecond=0) + timedelta(minutes=1)
    wanted = min(begun + timedelta(minutes=LONGEST), block.ends_at + timedelta(minutes=minutes))
    return max(soon, wanted) if minutes > 0 else min(block.ends_at, max(soon, wanted))


def shift(
    *,
    session: CocreationSession,
    minutes: int,
    dropped: Iterable[int] = (),
    moves_fixed: bool = False,
    shown: str = "",
) -> None:
    """The room is so many minutes late, or early: what follows moves along.

    dropped: keys of blocks that are left out; moves_fixed: also what stands moves; shown: fingerprint of what somebody
    agreed to, "" for whatever it is. Raises Refused where it does not fit, or where it became something else meanwhile.
    """
    with change(session, even_frozen=True) as under_way:
        result, running, over_at = as_it_would_be(session, minutes, dropped, moves_fixed=moves_fixed)
        if shown and shown != fingerprint(result, running):
            raise Refused(_("Het programma is intussen veranderd. Kijk nog eens wat er gebeurt."))
        with deed(under_way, SHIFTED, (ProgrammeBlock.everything.filter(session=session), PLACES), minutes=minutes):
            changed = [each for each in result if each.is_changed]
            if running is not None and over_at is not None:
                begun = running.started_at or running.starts_at
                length = max(SHORTEST, round((over_at - begun).total_seconds() / 60))
                if length != running.minutes:
                    changed.append(Moved(running, running.starts_at, length))
            for each in changed:
                place(each)
            if changed:
                under_way.record(events.CLOCK_CHANGED, *(each.block for each in changed))


def fingerprint(result: Sequence[Moved], running: ProgrammeBlock | None) -> str:
    """A short name for what is moved as it stands now: while nobody changes that, what was shown is what happens, give
    or take the minute that passed meanwhile."""
    there = [running] if running else []
    told = [(each.pk, each.starts_at.isoformat(), each.minutes) for each in there]
    told += [(each.block.pk, each.block.starts_at.isoformat(), each.block.minutes) for each in result]
    return Seen.of({"all": sorted(told)}).digests["all"]


def place(moved_block: Moved) -> None:
    """Write where a block stands from now on; when it was planned stays known."""
    block = moved_block.block
    block.planned_at = block.planned_start
    block.planned_minutes = block.planned_minutes or block.minutes
    block.starts_at, block.minutes = moved_block.starts_at, moved_block.minutes
    if moved_block.is_dropped:
        block.taken_away_at = timezone.now()
    block.save(update_fields=["planned_at", "planned_minutes", "starts_at", "minutes", "taken_away_at"])


def stretch(*, session: CocreationSession, minutes: int) -> None:
    """Give the running block minutes more, or fewer when negative. It never ends in the past."""
    with change(session, even_frozen=True) as under_way:
        block = under_way.session.current_block
        if block is None:
            raise Refused(_("Er loopt nu geen blok."))
        passed = (timezone.now() - (block.started_at or block.starts_at)).total_seconds() / 60
        wanted = min(LONGEST, block.minutes + minutes)
        columns = ("minutes", "planned_minutes")
        with deed(under_way, STRETCHED, (ProgrammeBlock.objects.filter(pk=block.pk), columns), minutes=minutes):
            block.planned_minutes = block.planned_minutes or block.minutes
            block.minutes = wanted if minutes > 0 else min(block.minutes, max(SHORTEST, int(passed) + 1, wanted))
            block.save(update_fields=["minutes", "planned_minutes"])
            under_way.record(events.CLOCK_CHANGED, block)
