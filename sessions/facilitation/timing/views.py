"""The programme while it runs, and before: being late, the start, what runs beside it."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.core.programme.operations import shift, stretch
from sessions.facilitation.steering import operations as steering
from sessions.facilitation.timing.forms import LATER, LateForm

# What is offered at once, in minutes.
USUAL = (5, 10, 15, 20, 30, 45)


@for_facilitators
def late(request, session):
    """The room is late, or early: what becomes of the rest is shown, and then it moves."""
    if request.method != "POST":
        return late_page(request, session, LateForm(session=session, initial=asked_for(request)))
    form = LateForm(request.POST, session=session)
    return submit(
        request,
        form,
        partial(shift, session=session),
        page=partial(late_page, request, session),
        fresh=lambda: LateForm(session=session),
    )


def asked_for(request) -> dict:
    """What a button of the cockpit filled in."""
    minutes = request.GET.get("minutes", "")
    return {"minutes": minutes, "way": LATER} if minutes in map(str, USUAL) else {"way": LATER}


def late_page(request, session, form):
    return page(
        request,
        "facilitation/timing/late.html",
        session=session,
        audience=Audience.FACILITATOR,
        form=form,
        usual=USUAL,
    )


@require_POST
@for_facilitators
def one_more_minute(request, session):
    stretch(session=session, minutes=1)
    return done(request)


@require_POST
@for_facilitators
def block_end(request, session, pk):
    steering.end_block(block=get_object_or_404(session.blocks, pk=pk))
    return done(request)
