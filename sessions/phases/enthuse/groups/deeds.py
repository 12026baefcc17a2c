"""What a facilitator does to groups, to be undone from the list of what was just done."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.core.deeds.operations import CHANGED_SINCE, Act, deed
from sessions.core.event_types import EventType
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
from sessions.core.refusal import Refused
from sessions.phases.enthuse import events
from sessions.phases.enthuse.models import Hosting, Membership, Workgroup


def groups_of(rows: list) -> Iterable[Workgroup]:
    """All groups of the session in which something was put back: people left one and came into another."""
    session = {
        each.session_id
        if isinstance(each, Workgroup)
        else (each.group if isinstance(each, Hosting) else each.workgroup).session_id
        for each in rows
    }
    return Workgroup.objects.filter(session__in=session)


def settle(under_way: Change, rows: list) -> None:
    """Everybody works in a group that is there, and no group that works for another works on others' solutions. Raises
    Refused where putting back would leave it otherwise: something happened since that has to be undone first."""
    hosted = Hosting.objects.filter(group__session=under_way.session).values("solution")
    lost = Membership.objects.filter(workgroup__in=hosted)
    if lost.exists() or Hosting.objects.filter(group__in=hosted).exists():
        raise Refused(str(CHANGED_SINCE))
    told = Membership.objects.filter(pk__in=[each.pk for each in rows if isinstance(each, Membership)])
    told.update(told="", why="")


def act(name: str, says: StrOrPromise, undone: EventType = events.MEMBERSHIP_CHANGED) -> Act:
    # Whether somebody read what they were told is no reason not to put people back.
    return Act(name, says, undone, groups_of, blind=frozenset({"told", "why"}), settle=settle)


GROUP_CHANGED = act("group_changed", _("Werkgroep gewijzigd"), events.GROUP_CHANGED)
GROUP_CLOSED = act("group_closed", _("Werkgroep gesloten"), events.GROUP_CHANGED)
GROUP_REOPENED = act("group_reopened", _("Werkgroep heropend"), events.GROUP_CHANGED)
GROUPS_MERGED = act("groups_merged", _("Werkgroepen samengevoegd"))
GROUP_PARTED = act("group_parted", _("Oplossing kreeg weer een eigen groep"))
PEOPLE_PLACED = act("people_placed", _("Mensen in een werkgroep: %(people)s"))
LEAD_GIVEN = act("lead_given", _("Trekker aangewezen"))


@contextmanager
def grouping(session: CocreationSession, act: Act, **about: int) -> Iterator[Change]:
    """A change of the groups, as one deed."""
    watched = (
        (Workgroup.objects.filter(session=session), ("title", "room", "capacity", "closed_at", "lead")),
        (Hosting.objects.filter(group__session=session), ("solution", "group")),
        (Membership.objects.filter(workgroup__session=session), ("participant", "workgroup", "told", "why")),
    )
    with change(session) as under_way, deed(under_way, act, *watched, **about):
        yield under_way
