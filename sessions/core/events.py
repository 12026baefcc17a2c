"""What can happen to a session as a whole."""

from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.core.models import AccessLink, Facilitator, PhaseState
from sessions.core.programme.models import ProgrammeBlock

SESSION_DESCRIBED = EventType("session_described")
FACILITATOR_LEFT = EventType("facilitator_left", (Facilitator,), ends_rights=True)
LINK_RENEWED = EventType("link_renewed", (AccessLink,), ends_rights=True, is_audited=True)
SCREEN_CHOSEN = EventType("screen_chosen", (AccessLink,), can_wait=True)
PHASE_OPENED = EventType("phase_opened", (PhaseState,), can_wait=True)
PHASE_CLOSED = EventType("phase_closed", (PhaseState,), can_wait=True)
# And the blocks of the programme that it left and began.
PHASE_ENTERED = EventType("phase_entered", (PhaseState, ProgrammeBlock), can_wait=True)
EVERYONE_TOLD = EventType(
    "everyone_told",
    news=ngettext_lazy("%(n)d bericht van de facilitator", "%(n)d berichten van de facilitator", "n"),
    can_wait=True,
)
SCREEN_DARKENED = EventType("screen_darkened", can_wait=True)
SCREEN_LIT = EventType("screen_lit", can_wait=True)
DARK_TEXT_CHOSEN = EventType("dark_text_chosen", can_wait=True)
SESSION_FROZEN = EventType(
    "session_frozen",
    news=ngettext_lazy("het brownpaper is bevroren", "het brownpaper is bevroren", "n"),
    is_audited=True,
)
SESSION_THAWED = EventType("session_thawed", is_audited=True)
