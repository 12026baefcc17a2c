"""What is done to the room and can be undone from the list of what was just done."""

from django.utils.translation import gettext_lazy as _

from sessions.core import events
from sessions.core.deeds.operations import Act, Watched
from sessions.core.models import CocreationSession, PhaseState
from sessions.core.programme.models import ProgrammeBlock


def phases_and_blocks(rows):
    return [row for row in rows if isinstance(row, (PhaseState, ProgrammeBlock))]


def phases(rows):
    return [row for row in rows if isinstance(row, PhaseState)]


MOVED = Act("moved", _("Zaal naar %(phase)s"), events.PHASE_ENTERED, phases_and_blocks, even_frozen=True)
BLOCK_STARTED = Act(
    "block_started", _("“%(block)s” begonnen"), events.PHASE_ENTERED, phases_and_blocks, even_frozen=True
)
BLOCK_ENDED = Act(
    "block_ended", _("“%(block)s” gestopt"), events.PHASE_ENTERED, phases_and_blocks, even_frozen=True
)
OPENED = Act("opened", _("%(phase)s geopend"), events.PHASE_CLOSED, phases, even_frozen=True)
CLOSED = Act("closed", _("%(phase)s gesloten"), events.PHASE_OPENED, phases, even_frozen=True)
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
