"""What a facilitator does about the rounds, to be undone from the list of what was just done. A reveal is final, and
says so beforehand."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from sessions.core.deeds.operations import Act
from sessions.core.journal import Change
from sessions.core.refusal import Refused
from sessions.phases.conclude import events
from sessions.phases.conclude.models import ConsentAnswer
from sessions.phases.conclude.rounds.models import ConsentRound, Deciding
from sessions.phases.enthuse.models import Workgroup


def solutions(rows: list) -> Iterable[Workgroup]:
    """Those of which the round changed: all of them where it changed which one lies before the room."""
    if any(isinstance(row, Deciding) for row in rows):
        return Workgroup.objects.filter(session__in={row.session_id for row in rows if isinstance(row, Deciding)})
    return Workgroup.objects.filter(pk__in={row.workgroup_id for row in rows})


def settle(under_way: Change, rows: list) -> None:
    """Raises Refused where somebody answered in the new round: that would be taken for an answer in the one before."""
    put_back = {row.pk for row in rows if isinstance(row, ConsentAnswer)}
    of = {row.workgroup_id for row in rows if isinstance(row, ConsentRound)}
    if ConsentAnswer.objects.filter(workgroup__in=of).exclude(pk__in=put_back).exists():
        raise Refused(str(_("In de nieuwe ronde is al geantwoord. Die ronde kunt u niet meer terugzetten.")))


# Not whether the outcome is hidden: that is changed where it stands, and says what follows.
DECIDING_CHOSEN = Act("deciding_chosen", _("Gekozen hoe de zaal beslist"), events.DECIDING_CHANGED)
PUT_ON_TABLE = Act("put_on_table", _("“%(group)s” aan de beurt"), events.ROUND_CHANGED, solutions)
ROUND_BEGUN = Act(
    "round_begun", _("Ronde %(number)s over “%(group)s”"), events.ROUND_CHANGED, solutions, settle=settle
)
