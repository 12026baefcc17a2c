"""Running the programme: moving through the phases, speaking to the room, freezing what stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core import events
from sessions.core.deeds.operations import Act, deed
from sessions.core.event_types import Subject, subjects_of
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession, PhaseState
from sessions.core.phase_states import set_status, state_of
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.refusal import Refused
from sessions.core.seen import Seen, rewrite
from sessions.facilitation.steering import deeds
from sessions.facilitation.steering.resting import come_to_rest
from sessions.phases.registry import PHASES, SLUGS


@contextmanager
def moving(session: CocreationSession, act: Act, **about: Any) -> Iterator[Change]:
    """A change of where the room is, as one deed."""
    with change(session, even_frozen=True) as under_way, deed(under_way, act, *deeds.watched(session), **about):
        yield under_way


def open_phase(*, session: CocreationSession, phase: str) -> None:
    """Open a phase for everyone beside the current one, or open it again. Nothing in it changes."""
    with moving(session, deeds.OPENED, phase=phase) as under_way:
        guard_known(phase)
        under_way.record(events.PHASE_OPENED, set_status(under_way.session, phase, PhaseState.Status.OPEN))


def close_phase(*, session: CocreationSession, phase: str) -> None:
    """Close a phase for writing; everyone can still read it."""
    with moving(session, deeds.CLOSED, phase=phase) as under_way:
        if state_of(session, phase).is_visible:
            under_way.record(events.PHASE_CLOSED, set_status(session, phase, PhaseState.Status.CLOSED))
            come_to_rest(under_way, phase)


def move_to(*, session: CocreationSession, phase: str) -> None:
    """Take the room to a phase, forward or back: it opens and becomes current, the one left closes.

    Nothing is lost either way: closing only stops writing.
    """
    with moving(session, deeds.MOVED, phase=phase) as under_way:
        move(under_way, phase)


def move(under_way: Change, phase: str) -> None:
    """Enter a phase and start its block, unless the room is there already."""
    session = under_way.session
    if session.current_phase == phase and state_of(session, phase).is_open:
        return
    entered = enter(under_way, phase)
    under_way.record(events.PHASE_ENTERED, entered, *start(under_way, block_for(session, phase)))


def start_block(*, block: ProgrammeBlock) -> None:
    """Start a block of the programme and its countdown; the room goes to its phase. One that runs beside the others
    leaves the room where it is."""
    with moving(block.session, deeds.BLOCK_STARTED, block=block.pk) as under_way:
        if block.is_parallel:
            begin(block)
            under_way.record(events.PHASE_ENTERED, block)
            return
        entered = [enter(under_way, block.phase)] if block.phase else []
        under_way.record(events.PHASE_ENTERED, *entered, *start(under_way, block))


def end_block(*, block: ProgrammeBlock) -> None:
    """A block that runs beside the others is over. A second time changes nothing."""
    with moving(block.session, deeds.BLOCK_ENDED, block=block.pk) as under_way:
        block.refresh_from_db()
        if block.is_running and block.pk != under_way.session.current_block_id:
            end(block.pk)
            under_way.record(events.PHASE_ENTERED, block)


def begin(block: ProgrammeBlock) -> None:
    ProgrammeBlock.objects.filter(pk=block.pk).update(started_at=timezone.now(), ended_at=None)


def end(pk: int) -> None:
    ProgrammeBlock.everything.filter(pk=pk, started_at__isnull=False, ended_at=None).update(ended_at=timezone.now())


def enter(under_way: Change, phase: str) -> PhaseState:
    """Open a phase and make it the current one; the one that the room leaves closes."""
    session = under_way.session
    guard_known(phase)
    if session.current_phase != phase and state_of(session, session.current_phase).is_open:
        set_status(session, session.current_phase, PhaseState.Status.CLOSED)
        come_to_rest(under_way, session.current_phase)
    session.current_phase = phase
    session.save(update_fields=["current_phase"])
    return set_status(session, phase, PhaseState.Status.OPEN)


def guard_known(phase: str) -> None:
    if phase not in SLUGS:
        raise Refused(_("Deze fase bestaat niet."))


def block_for(session: CocreationSession, phase: str) -> ProgrammeBlock | None:
    """The block of a phase that was planned nearest to now: on the second morning, concretise II."""
    now = timezone.now()
    return min(
        session.blocks.filter(phase=phase, is_parallel=False, is_for_facilitators=False),
        key=lambda block: abs(block.starts_at - now),
        default=None,
    )


def start(under_way: Change, block: ProgrammeBlock | None) -> list[Subject]:
    """Make a block the running one, None for none. Returns the blocks that this changed."""
    session = under_way.session
    changed = {pk for pk in (session.current_block_id, block and block.pk) if pk}
    if session.current_block_id and session.current_block_id != (block and block.pk):
        end(session.current_block_id)
    if block is not None:
        begin(block)
    session.current_block = block
    session.save(update_fields=["current_block"])
    return subjects_of(ProgrammeBlock, sorted(changed))


def tell_everyone(*, session: CocreationSession, message: str, seen: Seen | None = None) -> None:
    """Put a message on every screen; an empty one takes it away."""
    here = (CocreationSession.objects.filter(pk=session.pk), ("message",))
    with change(session, even_frozen=True) as under_way, deed(under_way, deeds.TOLD, here):
        if rewrite(under_way.session, seen, message=message):
            under_way.record(events.EVERYONE_TOLD)


def darken_screen(*, session: CocreationSession) -> None:
    """Show a calm picture on the room screen instead of the session. A second time changes nothing."""
    set_dark(session, is_dark=True)


def light_screen(*, session: CocreationSession) -> None:
    """Show the session on the room screen again, as it is now."""
    set_dark(session, is_dark=False)


def set_dark(session: CocreationSession, *, is_dark: bool) -> None:
    with change(session, even_frozen=True) as under_way:
        if under_way.session.is_screen_dark != is_dark:
            here = (CocreationSession.objects.filter(pk=session.pk), ("is_screen_dark",))
            with deed(under_way, deeds.DARKENED if is_dark else deeds.LIT, here):
                under_way.session.is_screen_dark = is_dark
                under_way.session.save(update_fields=["is_screen_dark"])
                under_way.record(events.SCREEN_DARKENED if is_dark else events.SCREEN_LIT)


def choose_dark_text(*, session: CocreationSession, dark_text: str, seen: Seen | None = None) -> None:
    """What the dark screen says; nothing but the picture where it is empty."""
    with change(session, even_frozen=True) as under_way:
        if rewrite(under_way.session, seen, dark_text=dark_text):
            under_way.record(events.DARK_TEXT_CHOSEN)


def freeze(*, session: CocreationSession) -> None:
    """Stop all writing: what stands now is the brownpaper."""
    with change(session) as under_way:
        come_to_rest(under_way, *SLUGS)
        for phase in PHASES:
            phase.freezes(under_way)
        under_way.session.frozen_at = timezone.now()
        under_way.session.save(update_fields=["frozen_at"])
        under_way.record(events.SESSION_FROZEN)


def thaw(*, session: CocreationSession) -> None:
    """Undo a freeze: writing goes on where it stopped."""
    with change(session, even_frozen=True) as under_way:
        if under_way.session.is_frozen:
            under_way.session.frozen_at = None
            under_way.session.save(update_fields=["frozen_at"])
            under_way.record(events.SESSION_THAWED)
