from sessions.core.models import CocreationSession
from sessions.phases.concretise.helping.models import HelpCall
from sessions.phases.enthuse.models import Workgroup


def call_of(session: CocreationSession, scope: str) -> dict:
    """For the canvas with this key: the call of the group that works on it. Raises Workgroup.DoesNotExist when it has
    gone."""
    workgroup = Workgroup.objects.select_related("hosting__group").get(session=session, pk=int(scope))
    call = HelpCall.objects.filter(workgroup=workgroup.home, ended_at=None).first()
    return {"workgroup": workgroup, "call": call}


def calls(session: CocreationSession, scope: str = "") -> dict:
    """Who waits for the facilitator, the longest first."""
    waiting = HelpCall.objects.filter(workgroup__session=session, ended_at=None)
    return {"calls": list(waiting.select_related("workgroup").order_by("asked_at"))}
