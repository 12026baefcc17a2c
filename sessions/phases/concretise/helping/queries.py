from django.db.models import QuerySet

from sessions.core.models import CocreationSession
from sessions.phases.concretise.helping.models import HelpCall
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import canvases, homes


def calls_of(group: Workgroup) -> QuerySet[HelpCall]:
    """What this group waits for, the longest first; also what a group called that it took over."""
    return HelpCall.objects.filter(workgroup__in=canvases(group), ended_at=None).order_by("asked_at")


def call_of(session: CocreationSession, scope: str) -> dict:
    """For the canvas with this key: the call of the group that works on it. Raises Workgroup.DoesNotExist when it has
    gone."""
    workgroup = Workgroup.objects.select_related("hosting__group").get(session=session, pk=int(scope))
    return {"workgroup": workgroup, "call": calls_of(workgroup.home).first()}


def calls(session: CocreationSession, scope: str = "") -> dict:
    """The groups that wait for the facilitator, the longest first, each with its call. None after the freeze: nobody
    works then."""
    if CocreationSession.objects.only("frozen_at").get(pk=session.pk).is_frozen:
        return {"calls": []}
    waiting = HelpCall.objects.filter(workgroup__session=session, ended_at=None).order_by("asked_at")
    first: dict[int, HelpCall] = {}
    for call in waiting.select_related("workgroup__hosting"):
        hosting = getattr(call.workgroup, "hosting", None)
        first.setdefault(hosting.group_id if hosting else call.workgroup_id, call)
    groups = {group.pk: group for group in homes(session).filter(closed_at=None, pk__in=first)}
    return {"calls": [(groups[pk], call) for pk, call in first.items() if pk in groups]}
