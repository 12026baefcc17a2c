"""What all who lead a session see of the shift, on their own screens only."""

from django.utils.translation import gettext_lazy as _

from sessions.core.events import FACILITATOR_LEFT
from sessions.core.fragments import Audience, Fragment, ItemList
from sessions.core.hiding.events import NAME_HIDDEN
from sessions.facilitation.shift import events, queries
from sessions.facilitation.shift.models import ShiftPoint
from sessions.phases.enthuse.events import GROUP_CHANGED, MEMBERSHIP_CHANGED, WORKGROUP_FORMED

OURS = (Audience.FACILITATOR,)
ON_DUTY = Fragment(
    name="on-duty",
    template="facilitation/shift/_on_duty.html",
    context=queries.on_duty,
    stale_on=(events.SHIFT_BEGUN, events.POINT_WRITTEN, events.POINT_SETTLED, FACILITATOR_LEFT),
    audiences=OURS,
)
POINTS = ItemList(
    name="shift-points",
    label=_("Voor de volgende"),
    template="facilitation/shift/_point.html",
    entries=(ShiftPoint,),
    items=queries.point_items,
    stale_on=(events.POINT_WRITTEN, events.POINT_SETTLED, events.POINT_OWNED),
    audiences=OURS,
)
WATCHES = Fragment(
    name="group-watches",
    template="facilitation/shift/_watches.html",
    context=queries.watches,
    stale_on=(
        events.GROUP_WATCHED,
        GROUP_CHANGED,
        WORKGROUP_FORMED,
        MEMBERSHIP_CHANGED,
        NAME_HIDDEN,
        FACILITATOR_LEFT,
    ),
    audiences=OURS,
)
SHIFTS = Fragment(
    name="shifts",
    template="facilitation/shift/_shifts.html",
    context=queries.shifts,
    stale_on=(events.SHIFT_BEGUN,),
    audiences=OURS,
)
SHIFT = (ON_DUTY, POINTS, WATCHES, SHIFTS)
