from collections import Counter

from sessions.core.event_types import Subject
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession, Facilitator
from sessions.facilitation.shift.models import LONGEST_NAME, GroupWatch, Shift, ShiftPoint
from sessions.phases.enthuse.queries import homes

# A day has no more of them.
MOST_SHIFTS = 20


def called(session: CocreationSession) -> dict[int, str]:
    """What everybody who leads this session is called, by the key of their account; where two are called the same, with
    their user name."""
    people = [
        each.user for each in Facilitator.objects.filter(session=session).select_related("user").order_by("pk")
    ]
    often = Counter(name_of(user) for user in people)
    return {
        user.pk: name_of(user)
        if often[name_of(user)] == 1
        else f"{name_of(user)} ({user.get_username()})"[:LONGEST_NAME]
        for user in people
    }


def name_of(user) -> str:
    return user.first_name or user.get_username()


def on_duty(session: CocreationSession, scope: str = "") -> dict:
    """Who leads now, where they still do, and how much is open."""
    waiting = ShiftPoint.objects.filter(session=session, settled_at=None).exclude(kind=ShiftPoint.Kind.NOTE)
    here = called(session).values()
    return {
        "shift": Shift.objects.filter(session=session, ended_at=None, who__in=here).first(),
        "waiting": waiting.count(),
    }


def shifts(session: CocreationSession, scope: str = "") -> dict:
    """Who led when, the last first."""
    return {"shifts": Shift.objects.filter(session=session)[:MOST_SHIFTS]}


def point_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """What is open first, the newest on top."""
    points = among(ShiftPoint.objects.filter(session=session), wanted)
    return [Item.of(each, place(each.settled_at is not None, -each.pk), point=each) for each in points]


def watches(session: CocreationSession, scope: str = "") -> dict:
    """Who keeps an eye on which group."""
    here = called(session).values()
    watching = dict(
        GroupWatch.objects.filter(workgroup__session=session, who__in=here).values_list("workgroup", "who")
    )
    return {"watched": [(group, watching.get(group.pk, "")) for group in homes(session).filter(closed_at=None)]}
