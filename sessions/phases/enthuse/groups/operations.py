"""The facilitator and the groups: making, naming, merging, parting, closing, and who works where.

A merged group keeps its canvas: the other works on both solutions from then on (`Hosting`), so nothing is lost and each
can have a group of its own again.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.refusal import Refused
from sessions.core.seen import Seen, rewrite
from sessions.phases.enthuse import events
from sessions.phases.enthuse.groups import deeds
from sessions.phases.enthuse.groups.deeds import grouping
from sessions.phases.enthuse.models import Hosting, Membership, Workgroup
from sessions.phases.enthuse.operations import tell_former
from sessions.phases.enthuse.queries import canvases, everything_of

MOVED, LEAD_GIVEN = Membership.Told.MOVED, Membership.Told.LEAD_GIVEN


def make_group(
    *,
    session: CocreationSession,
    title: str,
    room: str = "",
    capacity: int | None = None,
    creation_key: uuid.UUID | None = None,
) -> Workgroup:
    """A group that came out of no pitch."""
    with change(session) as under_way:
        words = {"title": title, "room": room, "capacity": capacity}
        group, is_new = create_once(Workgroup, creation_key, session=session, **words)
        if is_new:
            under_way.record(events.WORKGROUP_FORMED, group)
    return group


def add_solution(*, group: Workgroup, title: str, creation_key: uuid.UUID | None = None) -> Workgroup:
    """Another solution for the people of this group, with a canvas of its own."""
    with change(group.session) as under_way:
        guard_home(group)
        solution, is_new = create_once(Workgroup, creation_key, session=group.session, title=title)
        if is_new:
            Hosting.objects.create(solution=solution, group=group)
            under_way.record(events.WORKGROUP_FORMED, solution, group)
    return solution


def change_group(
    *, group: Workgroup, title: str, room: str = "", capacity: int | None = None, seen: Seen | None = None
) -> None:
    with grouping(group.session, deeds.GROUP_CHANGED) as under_way:
        if rewrite(group, seen, title=title, room=room, capacity=capacity):
            under_way.record(events.GROUP_CHANGED, group, *hosts(group))


def close_group(*, group: Workgroup) -> None:
    """It is done: nobody joins, and its canvases are read only. Its members stay, so that it can be reopened as it
    was."""
    with grouping(group.session, deeds.GROUP_CLOSED) as under_way:
        if set_closed(group, is_closed=True):
            under_way.record(events.GROUP_CHANGED, *canvases(group))


def reopen_group(*, group: Workgroup) -> None:
    with grouping(group.session, deeds.GROUP_REOPENED) as under_way:
        if set_closed(group, is_closed=False):
            under_way.record(events.GROUP_CHANGED, *canvases(group))


def set_closed(group: Workgroup, *, is_closed: bool) -> bool:
    """Returns whether it was otherwise."""
    at = timezone.now() if is_closed else None
    pks = [each.pk for each in canvases(group)]
    return bool(Workgroup.objects.filter(pk__in=pks, closed_at__isnull=is_closed).update(closed_at=at))


def merge_groups(*, kept: Workgroup, other: Workgroup, why: str = "") -> None:
    """The people of both work together, on the solutions of both. why: what those who move read. A second time changes
    nothing."""
    with grouping(kept.session, deeds.GROUPS_MERGED) as under_way:
        if Hosting.objects.filter(solution=other, group=kept).exists():
            return
        guard_home(kept)
        guard_home(other)
        if kept.pk == other.pk or kept.session_id != other.session_id:
            raise Refused(_("Kies een andere werkgroep."), field="other")
        guard_open(kept)
        everything = [*canvases(kept), *canvases(other)]
        # Who works on it from now on writes on it.
        Workgroup.objects.filter(pk__in=[each.pk for each in canvases(other)]).update(closed_at=None)
        Membership.objects.filter(workgroup=other).update(workgroup=kept, told=MOVED, why=why)
        Hosting.objects.filter(group=other).update(group=kept)
        Hosting.objects.create(solution=other, group=kept)
        under_way.record(events.MEMBERSHIP_CHANGED, *everything)


def part_group(*, solution: Workgroup, people: Iterable[Participant] = (), why: str = "") -> None:
    """A solution gets a group of its own again, with these of the people who worked on it. A second time changes
    nothing."""
    with grouping(solution.session, deeds.GROUP_PARTED) as under_way:
        hosting = Hosting.objects.select_related("group").filter(solution=solution).first()
        if hosting is None:
            return
        everything = canvases(hosting.group)
        hosting.delete()
        place(people, solution, why)
        under_way.record(events.MEMBERSHIP_CHANGED, *everything)


def place_people(*, group: Workgroup, people: Sequence[Participant], why: str = "") -> None:
    """Let people work in this group from now on, wherever they were. why: what they read."""
    with grouping(group.session, deeds.PEOPLE_PLACED, people=len(people)) as under_way:
        guard_home(group)
        guard_open(group)
        if left := place(people, group, why):
            under_way.record(events.MEMBERSHIP_CHANGED, *everything_of({group.pk, *left}))


def fill_groups(*, session: CocreationSession, placed: Mapping[int, Sequence[Participant]], why: str = "") -> None:
    """Place people in several groups at once. placed: key of a group → who comes."""
    groups = Workgroup.objects.filter(session=session).in_bulk(list(placed))
    with grouping(session, deeds.PEOPLE_PLACED, people=sum(map(len, placed.values()))) as under_way:
        changed: set[int] = set()
        for pk, people in placed.items():
            guard_home(groups[pk])
            guard_open(groups[pk])
            # Whoever chose a group meanwhile stays there.
            loose = [each for each in people if not Membership.objects.filter(participant=each).exists()]
            if left := place(loose, groups[pk], why):
                changed |= {pk, *left}
        if changed:
            under_way.record(events.MEMBERSHIP_CHANGED, *everything_of(changed))


def place(people: Iterable[Participant], group: Workgroup, why: str) -> set[int]:
    """Returns the groups that they left; their new one where they were in none."""
    left = set()
    for person in people:
        was = Membership.objects.filter(participant=person).first()
        if was is not None and was.workgroup_id == group.pk:
            continue
        words = {"workgroup": group, "told": MOVED, "why": why}
        Membership.objects.update_or_create(participant=person, defaults=words)
        if was is not None:
            Workgroup.objects.filter(pk=was.workgroup_id, lead=person).update(lead=None)
        left.add(was.workgroup_id if was else group.pk)
    return left


def give_lead(*, group: Workgroup, participant: Participant | None) -> None:
    """Let one of its members keep a group going, or nobody. Whoever did until then reads it."""
    with grouping(group.session, deeds.LEAD_GIVEN) as under_way:
        group.refresh_from_db()
        theirs = Membership.objects.filter(workgroup=group, participant=participant)
        if participant is not None and not theirs.exists():
            raise Refused(_("Deze deelnemer is geen lid van de groep."), field="participant")
        if group.lead_id == (participant and participant.pk):
            return
        theirs.update(told=LEAD_GIVEN, why="")
        tell_former(group, participant)
        Workgroup.objects.filter(pk=group.pk).update(lead=participant)
        under_way.record(events.LEAD_TAKEN, *canvases(group))


def put_away(*, participant: Participant) -> None:
    """Somebody read what they were told about their group."""
    with change(participant.session, even_frozen=True) as under_way:
        here = (
            Membership.objects.filter(participant=participant).exclude(told="").select_related("workgroup").first()
        )
        if here is not None:
            Membership.objects.filter(pk=here.pk).update(told="", why="")
            under_way.record(events.GROUP_NEWS_READ, here.workgroup)


def guard_home(group: Workgroup) -> None:
    if Hosting.objects.filter(solution=group).exists():
        raise Refused(_("Deze oplossing hoort bij een andere groep. Kies die groep."))


def guard_open(group: Workgroup) -> None:
    if Workgroup.objects.filter(pk=group.pk).exclude(closed_at=None).exists():
        raise Refused(_("Deze werkgroep is gesloten. Heropen hem eerst."))


def hosts(solution: Workgroup) -> list[Workgroup]:
    return [each.group for each in Hosting.objects.filter(solution=solution).select_related("group")]
