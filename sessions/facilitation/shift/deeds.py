"""What is done in a shift and can be undone from the list of what was just done. What is ticked or watched has its own
way back on its page: a night has many of those, and the list is short."""

from django.utils.translation import gettext_lazy as _

from sessions.core.deeds.operations import Act, of_kind
from sessions.facilitation.shift import events
from sessions.facilitation.shift.models import Shift

TAKEN_OVER = Act(
    "taken_over", _("Leiding overgenomen door %(who)s"), events.SHIFT_BEGUN, of_kind(Shift), even_frozen=True
)
