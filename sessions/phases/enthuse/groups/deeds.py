"""What a facilitator does to groups, to be undone from the list of what was just done."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from sessions.core.deeds.operations import Act, deed
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
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


GROUP_CHANGED = Act("group_changed", _("Werkgroep gewijzigd"), events.MEMBERSHIP_CHANGED, groups_of)
GROUP_CLOSED = Act("group_closed", _("Werkgroep gesloten"), events.MEMBERSHIP_CHANGED, groups_of)
GROUP_REOPENED = Act("group_reopened", _("Werkgroep heropend"), events.MEMBERSHIP_CHANGED, groups_of)
GROUPS_MERGED = Act("groups_merged", _("Werkgroepen samengevoegd"), events.MEMBERSHIP_CHANGED, groups_of)
GROUP_PARTED = Act("group_parted", _("Oplossing kreeg weer een eigen groep"), events.MEMBERSHIP_CHANGED, groups_of)
PEOPLE_PLACED = Act("people_placed", _("Mensen in een werkgroep: %(people)s"), events.MEMBERSHIP_CHANGED, groups_of)
LEAD_GIVEN = Act("lead_given", _("Trekker aangewezen"), events.MEMBERSHIP_CHANGED, groups_of)


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
