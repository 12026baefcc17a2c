"""Handing over from one facilitator to the next. A second press changes nothing; all of it goes on after the freeze."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.deeds.operations import deed
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.refusal import Refused
from sessions.facilitation.shift import deeds, events
from sessions.facilitation.shift.models import GroupWatch, Shift, ShiftPoint
from sessions.facilitation.shift.queries import called
from sessions.phases.enthuse.models import Workgroup


def take_over(*, session: CocreationSession, who: str) -> None:
    """From now on this facilitator leads; with their own name they say that they know what is open."""
    shifts = Shift.objects.filter(session=session)
    with change(session, even_frozen=True) as under_way:
        if shifts.filter(ended_at=None, who=who).exists():
            return
        watched = (shifts, ("session", "who", "began_at", "ended_at"))
        with deed(under_way, deeds.TAKEN_OVER, watched, who=who):
            now = timezone.now()
            shifts.filter(ended_at=None).update(ended_at=now)
            shift = Shift.objects.create(session=under_way.session, who=who, began_at=now)
            under_way.record(events.SHIFT_BEGUN, shift)


def write_point(
    *,
    session: CocreationSession,
    kind: str,
    text: str,
    owner: str = "",
    who: str = "",
    creation_key: uuid.UUID | None = None,
) -> ShiftPoint:
    """Something that the next shift must know or do. Raises Refused where its owner does not lead this session."""
    with change(session, even_frozen=True) as under_way:
        if owner and owner not in called(session).values():
            raise Refused(_("Diegene leidt deze sessie niet meer. Kies iemand anders."), field="owner")
        words = {"kind": kind, "text": text, "owner": owner, "written_by": who}
        point, is_new = create_once(ShiftPoint, creation_key, session=under_way.session, **words)
        if is_new:
            under_way.record(events.POINT_WRITTEN, point)
    return point


def settle_point(*, point: ShiftPoint) -> None:
    """It is done."""
    mark(point, is_settled=True)


def reopen_point(*, point: ShiftPoint) -> None:
    """It is open after all."""
    mark(point, is_settled=False)


def mark(point: ShiftPoint, *, is_settled: bool) -> None:
    with change(point.session, even_frozen=True) as under_way:
        otherwise = ShiftPoint.objects.filter(pk=point.pk, settled_at__isnull=is_settled)
        if otherwise.update(settled_at=timezone.now() if is_settled else None):
            under_way.record(events.POINT_SETTLED, point)


def own_point(*, point: ShiftPoint, who: str) -> None:
    """This facilitator sees to it."""
    with change(point.session, even_frozen=True) as under_way:
        if ShiftPoint.objects.filter(pk=point.pk).exclude(owner=who).update(owner=who):
            under_way.record(events.POINT_OWNED, point)


def watch_group(*, group: Workgroup, who: str) -> None:
    """This facilitator keeps an eye on it; "" for nobody."""
    with change(group.session, even_frozen=True) as under_way:
        watch, _is_new = GroupWatch.objects.get_or_create(workgroup=group)
        if watch.who != who:
            watch.who = who
            watch.save(update_fields=["who"])
            under_way.record(events.GROUP_WATCHED, group)
