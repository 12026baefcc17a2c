from sessions.core.event_types import EventType
from sessions.facilitation.shift.models import Shift, ShiftPoint
from sessions.phases.enthuse.models import Workgroup

SHIFT_BEGUN = EventType("shift_begun", (Shift,), can_wait=True)
POINT_WRITTEN = EventType("point_written", (ShiftPoint,), can_wait=True)
POINT_SETTLED = EventType("point_settled", (ShiftPoint,), can_wait=True)
POINT_OWNED = EventType("point_owned", (ShiftPoint,), can_wait=True)
GROUP_WATCHED = EventType("group_watched", (Workgroup,), can_wait=True)
