"""The page on which one shift hands over to the next."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.facilitation.shift import operations
from sessions.facilitation.shift.forms import PointForm
from sessions.facilitation.shift.models import ShiftPoint
from sessions.facilitation.shift.queries import called, name_of
from sessions.phases.enthuse.models import Workgroup


def mine(request, session) -> str:
    """What who asks is called here."""
    return called(session).get(request.user.pk) or name_of(request.user)


def shift_page(request, session, form=None):
    return page(
        request,
        "facilitation/shift/shift.html",
        session=session,
        audience=Audience.FACILITATOR,
        my_name=mine(request, session),
        point_form=form or PointForm(session=session),
    )


@for_facilitators
def shift(request, session):
    if request.method != "POST":
        return shift_page(request, session)
    return submit(
        request,
        PointForm(request.POST, session=session),
        partial(operations.write_point, session=session, who=mine(request, session)),
        page=partial(shift_page, request, session),
        fresh=lambda: PointForm(session=session),
    )


@require_POST
@for_facilitators
def taking_over(request, session):
    operations.take_over(session=session, who=mine(request, session))
    return done(request)


@require_POST
@for_facilitators
def settling(request, session, pk):
    operations.settle_point(point=get_object_or_404(ShiftPoint, pk=pk, session=session))
    return done(request)


@require_POST
@for_facilitators
def reopening(request, session, pk):
    operations.reopen_point(point=get_object_or_404(ShiftPoint, pk=pk, session=session))
    return done(request)


@require_POST
@for_facilitators
def owning(request, session, pk):
    operations.own_point(point=get_object_or_404(ShiftPoint, pk=pk, session=session), who=mine(request, session))
    return done(request)


@require_POST
@for_facilitators
def watching(request, session, pk):
    group = get_object_or_404(Workgroup, pk=pk, session=session)
    operations.watch_group(group=group, who=mine(request, session))
    return done(request)


@require_POST
@for_facilitators
def letting_go(request, session, pk):
    operations.watch_group(group=get_object_or_404(Workgroup, pk=pk, session=session), who="")
    return done(request)
