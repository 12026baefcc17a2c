from sessions.core.models import CocreationSession
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.enthuse.models import Workgroup


def asks(session: CocreationSession):
    """Every ask of every solution, with the one to whom it is put."""
    return Ask.objects.filter(workgroup__session=session).select_related("recipient")


def asks_of(session: CocreationSession, scope: str) -> dict:
    """What one workgroup asks. Raises Workgroup.DoesNotExist when it has gone."""
    workgroup = Workgroup.objects.get(session=session, pk=int(scope))
    return {"workgroup": workgroup, "asks": list(asks(session).filter(workgroup=workgroup))}
