"""What is done to the room and can be undone from the list of what was just done."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sessions.core import events
from sessions.core.deeds.operations import Act, Watched
from sessions.core.journal import Change
from sessions.core.models import CocreationSession, PhaseState
from sessions.core.phase_states import set_status, state_of
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.refusal import Refused
from sessions.facilitation.steering.resting import come_to_rest
from sessions.phases.base import Phase
from sessions.phases.registry import BY_SLUG


def phases_and_blocks(rows):
    return [row for row in rows if isinstance(row, (PhaseState, ProgrammeBlock))]


def phases(rows):
    return [row for row in rows if isinstance(row, PhaseState)]


def settle(under_way: Change, rows: list) -> None:
    """A phase that is closed again comes to rest, as whenever one is closed; one in which somebody wrote is
    closed and not ahead again, so that everybody still reads it. The block that runs must be there."""
    block = under_way.session.current_block
    if block is not None and block.is_taken_away:
        raise Refused(str(_("Dat blok is weggehaald. Zet het eerst terug.")))
    for phase in [row.phase for row in phases(rows)]:
        # A row that the deed had made has gone.
        state = state_of(under_way.session, phase)
        if not state.is_visible and wrote_in(under_way.session, BY_SLUG[phase]):
            state = set_status(under_way.session, phase, PhaseState.Status.CLOSED)
        if not state.is_open:
            come_to_rest(under_way, phase)


# Cards may come from elsewhere, as from a poll.
FROM_THE_ROOM = Q(origin="")


def wrote_in(session: CocreationSession, phase: Phase) -> bool:
    """Did anybody of the room write in this phase? Not what was brought in from elsewhere."""
    written = [each.model._base_manager.filter(**{each.session_of: session}) for each in phase.moderations]
    by_the_room = [rows.filter(FROM_THE_ROOM) if hasattr(rows.model, "origin") else rows for rows in written]
    return any(rows.exists() for rows in by_the_room) or any(each.all_of(session).exists() for each in phase.traces)


MOVED = Act(
    "moved", _("Zaal naar %(phase)s"), events.PHASE_ENTERED, phases_and_blocks, even_frozen=True, settle=settle
)
BLOCK_STARTED = Act(
    "block_started",
    _("“%(block)s” begonnen"),
    events.PHASE_ENTERED,
    phases_and_blocks,
    even_frozen=True,
    settle=settle,
)
BLOCK_ENDED = Act(
    "block_ended",
    _("“%(block)s” gestopt"),
    events.PHASE_ENTERED,
    phases_and_blocks,
    even_frozen=True,
    settle=settle,
)
OPENED = Act("opened", _("%(phase)s geopend"), events.PHASE_CLOSED, phases, even_frozen=True, settle=settle)
CLOSED = Act("closed", _("%(phase)s gesloten"), events.PHASE_OPENED, phases, even_frozen=True, settle=settle)
TOLD = Act("told", _("Bericht aan iedereen gewijzigd"), events.EVERYONE_TOLD, even_frozen=True)
DARKENED = Act("darkened", _("Zaalscherm donker gemaakt"), events.SCREEN_LIT, even_frozen=True)
LIT = Act("lit", _("Zaalscherm aangezet"), events.SCREEN_DARKENED, even_frozen=True)


def watched(session: CocreationSession) -> tuple[Watched, ...]:
    """What moving the room changes."""
    return (
        (CocreationSession.objects.filter(pk=session.pk), ("current_phase", "current_block")),
        (PhaseState.objects.filter(session=session), ("status",)),
        (ProgrammeBlock.everything.filter(session=session), ("started_at", "ended_at")),
    )
