import uuid
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.journal import change
from sessions.core.people.models import Participant, Party
from sessions.core.refusal import Refused
from sessions.phases.concretise import events
from sessions.phases.concretise.answered import rewriting
from sessions.phases.concretise.operations import PHASE, guard_member
from sessions.phases.concretise.value_case.models import ValueItem, ValueKind
from sessions.phases.enthuse.models import Workgroup


def add_value_item(
    *,
    workgroup: Workgroup,
    participant: Participant,
    party: Party,
    side: str,
    theme: str,
    text: str,
    low: Decimal | None = None,
    high: Decimal | None = None,
    assumption: str = "",
    creation_key: uuid.UUID | None = None,
) -> ValueItem:
    """Add one line to a value case. With a range in euros (low, high) it is hard value, without one soft.

    Raises Refused for a non-member, half a range, a range that runs down or one without its assumption: the
    method wants ranges and stated assumptions, never false certainty.
    """
    words = complete({"low": low, "high": high, "assumption": assumption})
    with change(workgroup.session, phase=PHASE) as under_way:
        guard_member(workgroup, participant)
        with rewriting(workgroup):
            item, is_new = create_once(
                ValueItem,
                creation_key,
                workgroup=workgroup,
                party=party,
                side=side,
                theme=theme,
                text=text,
                **words,
            )
        if is_new:
            under_way.record(events.VALUE_ITEM_ADDED, workgroup)
    return item


def complete(words: dict[str, Any]) -> dict[str, Any]:
    """The words of a line with what follows from them: hard or soft. Raises Refused where its range is not whole."""
    guard_range(words["low"], words["high"], words["assumption"])
    return words | {"kind": ValueKind.SOFT if words["low"] is None else ValueKind.HARD}


def guard_range(low: Decimal | None, high: Decimal | None, assumption: str) -> None:
    if (low is None) != (high is None):
        raise Refused(
            _("Vul allebei de bedragen in: ten minste en ten hoogste."), field="low" if low is None else "high"
        )
    if low is not None and high is not None and low > high:
        raise Refused(_("Het hoogste bedrag kan niet lager zijn dan het laagste."), field="high")
    if low is not None and not assumption.strip():
        raise Refused(_("Schrijf erbij onder welke aanname dit bedrag geldt."), field="assumption")
