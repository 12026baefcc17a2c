"""What is done to the room and can be undone from the list of what was just done."""

from django.utils.translation import gettext_lazy as _

from sessions.core import events
from sessions.core.deeds.operations import Act, Watched
from sessions.core.journal import Change
from sessions.core.models import CocreationSession, PhaseState
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.refusal import Refused
from sessions.facilitation.steering.resting import come_to_rest


def phases_and_blocks(rows):
    return [row for row in rows if isinstance(row, (PhaseState, ProgrammeBlock))]


def phases(rows):
    return [row for row in rows if isinstance(row, PhaseState)]


def settle(under_way: Change, rows: list) -> None:
    """A phase that is closed again comes to rest, as whenever one is closed. The block that runs must be there."""
    block = under_way.session.current_block
    if block is not None and block.is_taken_away:
        raise Refused(str(_("Dat blok is weggehaald. Zet het eerst terug.")))
    come_to_rest(under_way, *(row.phase for row in phases(rows) if not row.is_open))


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
