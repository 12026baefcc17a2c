from sessions.core.deeds.models import Deed
from sessions.core.event_types import EventType

DEED_DONE = EventType("deed_done", (Deed,), can_wait=True)
DEED_UNDONE = EventType("deed_undone", (Deed,), can_wait=True)
