"""Calling for help and answering it. A second press changes nothing."""

from django.utils import timezone

from sessions.core.deeds.operations import deed
from sessions.core.journal import change
from sessions.core.people.models import Participant
from sessions.phases.concretise import events
from sessions.phases.concretise.helping import deeds
from sessions.phases.concretise.helping.models import HelpCall
from sessions.phases.concretise.helping.queries import calls_of
from sessions.phases.concretise.operations import PHASE, guard_member
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import canvases


def call_for_help(*, workgroup: Workgroup, participant: Participant) -> None:
    """The group that works on this solution asks the facilitator to come by. Raises Refused for a non-member."""
    with change(workgroup.session, phase=PHASE) as under_way:
        guard_member(workgroup, participant)
        group = workgroup.home
        if calls_of(group).exists():
            return
        anew = {"asked_at": timezone.now(), "coming_at": None, "ended_at": None}
        HelpCall.objects.update_or_create(workgroup=group, defaults=anew)
        under_way.record(events.HELP_CALLED, *canvases(group))


def need_no_help(*, workgroup: Workgroup, participant: Participant) -> None:
    """They need it no more. Raises Refused for a non-member."""
    with change(workgroup.session, phase=PHASE) as under_way:
        guard_member(workgroup, participant)
        group = workgroup.home
        if calls_of(group).update(ended_at=timezone.now()):
            under_way.record(events.HELP_CALLED, *canvases(group))


def come_to_help(*, workgroup: Workgroup) -> None:
    """The group reads that the facilitator is coming."""
    with change(workgroup.session, even_frozen=True) as under_way:
        call = calls_of(workgroup)
        with deed(under_way, deeds.HELP_COMING, (call, ("coming_at",)), group=workgroup.title):
            if call.filter(coming_at=None).update(coming_at=timezone.now()):
                under_way.record(events.HELP_CALLED, *canvases(workgroup))


def end_help(*, workgroup: Workgroup) -> None:
    """They were helped."""
    with change(workgroup.session, even_frozen=True) as under_way:
        call = HelpCall.objects.filter(workgroup__in=canvases(workgroup))
        with deed(under_way, deeds.HELP_ENDED, (call, ("ended_at",)), group=workgroup.title):
            if call.filter(ended_at=None).update(ended_at=timezone.now()):
                under_way.record(events.HELP_CALLED, *canvases(workgroup))
