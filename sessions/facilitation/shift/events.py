from sessions.core.event_types import EventType
from sessions.facilitation.shift.models import Shift, ShiftPoint
from sessions.phases.enthuse.models import Workgroup

SHIFT_TAKEN_OVER = EventType("shift_taken_over", (Shift,))
POINT_WRITTEN = EventType("point_written", (ShiftPoint,))
POINT_SETTLED = EventType("point_settled", (ShiftPoint,))
GROUP_WATCHED = EventType("group_watched", (Workgroup,))
