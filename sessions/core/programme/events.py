from sessions.core.event_types import EventType
from sessions.core.programme.models import ProgrammeBlock

PROGRAMME_CHANGED = EventType("programme_changed", (ProgrammeBlock,))
START_MOVED = EventType("start_moved")
CLOCK_CHANGED = EventType("clock_changed", (ProgrammeBlock,))
