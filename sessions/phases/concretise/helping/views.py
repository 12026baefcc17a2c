from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import done
from sessions.phases.concretise.helping import operations
from sessions.phases.enthuse.models import Workgroup


def group_of(session, pk) -> Workgroup:
    return get_object_or_404(Workgroup, pk=pk, session=session)


@require_POST
@for_participants
def calling(request, session, participant, pk):
    operations.call_for_help(workgroup=group_of(session, pk), participant=participant)
    return done(request)


@require_POST
@for_participants
def calling_off(request, session, participant, pk):
    operations.need_no_help(workgroup=group_of(session, pk), participant=participant)
    return done(request)


@require_POST
@for_facilitators
def coming(request, session, pk):
    operations.come_to_help(workgroup=group_of(session, pk))
    return done(request)


@require_POST
@for_facilitators
def helped(request, session, pk):
    operations.end_help(workgroup=group_of(session, pk))
    return done(request)
