"""What is done in a shift and can be undone from the list of what was just done."""

from django.utils.translation import gettext_lazy as _

from sessions.core.deeds.operations import Act, of_kind
from sessions.facilitation.shift import events
from sessions.facilitation.shift.models import GroupWatch, Shift, ShiftPoint

TAKEN_OVER = Act(
    "taken_over", _("Leiding overgenomen door %(who)s"), events.SHIFT_TAKEN_OVER, of_kind(Shift), even_frozen=True
)
SETTLED = Act(
    "point_settled", _("Open punt afgevinkt"), events.POINT_SETTLED, of_kind(ShiftPoint), even_frozen=True
)
REOPENED = Act(
    "point_reopened", _("Open punt weer open"), events.POINT_SETTLED, of_kind(ShiftPoint), even_frozen=True
)
WATCHED = Act(
    "group_watched",
    _("Wie op welke groep let"),
    events.GROUP_WATCHED,
    lambda rows: [row.workgroup for row in rows if isinstance(row, GroupWatch)],
    even_frozen=True,
)
