from sessions.core.event_types import EventType
from sessions.core.programme.models import ProgrammeBlock

PROGRAMME_CHANGED = EventType("programme_changed", (ProgrammeBlock,))
CLOCK_CHANGED = EventType("clock_changed", (ProgrammeBlock,))
