from sessions.core.event_types import Subject
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession, Facilitator
from sessions.facilitation.shift.models import GroupWatch, Shift, ShiftPoint
from sessions.phases.enthuse.queries import homes


def name_of(user) -> str:
    """What a facilitator is called."""
    return user.first_name or user.get_username()


def names(session: CocreationSession) -> list[str]:
    """Of everybody who leads this session."""
    everybody = Facilitator.objects.filter(session=session).select_related("user").order_by("pk")
    return [name_of(each.user) for each in everybody]


def on_duty(session: CocreationSession, scope: str = "") -> dict:
    """Who leads now, and how much is open."""
    waiting = ShiftPoint.objects.filter(session=session, settled_at=None).exclude(kind=ShiftPoint.Kind.NOTE)
    return {
        "shift": Shift.objects.filter(session=session, ended_at=None).first(),
        "waiting": waiting.count(),
    }


def point_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """What is open first, the newest on top."""
    points = among(ShiftPoint.objects.filter(session=session), wanted)
    return [Item.of(each, place(each.settled_at is not None, -each.pk), point=each) for each in points]


def watches(session: CocreationSession, scope: str = "") -> dict:
    """Who keeps an eye on which group."""
    watching = dict(
        GroupWatch.objects.filter(workgroup__session=session).exclude(who="").values_list("workgroup", "who")
    )
    return {"watched": [(group, watching.get(group.pk, "")) for group in homes(session).filter(closed_at=None)]}
