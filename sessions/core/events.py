"""What can happen to a session as a whole."""

from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.core.models import AccessLink, PhaseState

SESSION_DESCRIBED = EventType("session_described")
LINK_RENEWED = EventType("link_renewed", (AccessLink,), ends_rights=True)
PHASE_OPENED = EventType("phase_opened", (PhaseState,))
PHASE_CLOSED = EventType("phase_closed", (PhaseState,))
PHASE_ENTERED = EventType("phase_entered", (PhaseState,))
EVERYONE_TOLD = EventType(
    "everyone_told",
    news=ngettext_lazy("%(n)d bericht van de facilitator", "%(n)d berichten van de facilitator", "n"),
)
SESSION_FROZEN = EventType(
    "session_frozen", news=ngettext_lazy("het brownpaper is bevroren", "het brownpaper is bevroren", "n")
)
SESSION_THAWED = EventType("session_thawed")
