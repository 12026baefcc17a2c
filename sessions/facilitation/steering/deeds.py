"""What is done to the room and can be undone from the list of what was just done."""

from django.utils.translation import gettext_lazy as _

from sessions.core import events
from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import Act, Watched
from sessions.core.event_types import declared_in
from sessions.core.journal import Change, Event
from sessions.core.models import CocreationSession, PhaseState
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.refusal import Refused
from sessions.facilitation.steering.resting import come_to_rest
from sessions.phases.registry import BY_SLUG


def phases_and_blocks(rows):
    return [row for row in rows if isinstance(row, (PhaseState, ProgrammeBlock))]


def phases(rows):
    return [row for row in rows if isinstance(row, PhaseState)]


def settle(under_way: Change, deed: Deed, rows: list) -> None:
    """A phase that is closed again comes to rest, as whenever one is closed; one in which something happened since is
    closed and not ahead again, so that everybody still reads it. The block that runs must be there."""
    block = under_way.session.current_block
    if block is not None and block.is_taken_away:
        raise Refused(str(_("Dat blok is weggehaald. Zet het eerst terug.")))
    for state in phases(rows):
        if not state.is_visible and happened_in(state.phase, deed):
            state.status = PhaseState.Status.CLOSED
            state.save(update_fields=["status"])
        if not state.is_open:
            come_to_rest(under_way, state.phase)


def happened_in(phase: str, deed: Deed) -> bool:
    """Was anything written in this phase since? Also what no event tells of, as cards before the reveal."""
    verbs = [each.verb for each in declared_in(BY_SLUG[phase].events)]
    told = Event.objects.filter(session=deed.session, verb__in=verbs, at__gte=deed.at)
    if told.exists():
        return True
    written = BY_SLUG[phase].moderations
    return any(each.model._base_manager.filter(**{each.session_of: deed.session}).exists() for each in written)


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
