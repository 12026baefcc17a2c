from sessions.core.event_types import EventType

OVERUSED = EventType("overused", can_wait=True)
