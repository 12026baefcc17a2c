"""The cockpit: steering the room while it runs."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.forms import done, in_place, submit
from sessions.core.fragments import Audience
from sessions.core.models import AccessLink
from sessions.core.pages import page
from sessions.core.programme.operations import stretch
from sessions.facilitation.addresses import addresses
from sessions.facilitation.overview.views import rendered
from sessions.facilitation.preparing.operations import renew_link
from sessions.facilitation.steering import operations
from sessions.facilitation.steering.forms import DarkTextForm, MessageForm


def cockpit_page(request, session, form=None):
    forms = in_place(
        form,
        MessageForm(initial={"message": session.message}),
        DarkTextForm(initial={"dark_text": session.dark_text}),
    )
    return page(
        request,
        "facilitation/cockpit.html",
        session=session,
        audience=Audience.FACILITATOR,
        addresses=addresses(session, request),
        overview=rendered(session),
        message_form=forms["message_form"],
        dark_text_form=forms["dark_text_form"],
    )


cockpit = for_facilitators(cockpit_page)


@require_POST
@for_facilitators
def current_phase(request, session, phase):
    """Take the room to a named phase, so that pressing twice, or together, moves it once."""
    operations.move_to(session=session, phase=phase)
    return done(request)


@require_POST
@for_facilitators
def opening(request, session, phase):
    operations.open_phase(session=session, phase=phase)
    return done(request)


@require_POST
@for_facilitators
def closing(request, session, phase):
    operations.close_phase(session=session, phase=phase)
    return done(request)


@require_POST
@for_facilitators
def block_start(request, session, pk):
    operations.start_block(block=get_object_or_404(session.blocks, pk=pk))
    return done(request)


@require_POST
@for_facilitators
def more_time(request, session):
    stretch(session=session, minutes=5)
    return done(request)


@require_POST
@for_facilitators
def less_time(request, session):
    stretch(session=session, minutes=-5)
    return done(request)


@require_POST
@for_facilitators
def message(request, session):
    form = MessageForm(request.POST)
    return submit(
        request,
        form,
        partial(operations.tell_everyone, session=session),
        page=partial(cockpit_page, request, session),
        fresh=lambda: MessageForm(initial={"message": form.cleaned_data["message"]}),
    )


@require_POST
@for_facilitators
def screen_darkening(request, session):
    operations.darken_screen(session=session)
    return done(request)


@require_POST
@for_facilitators
def screen_lighting(request, session):
    operations.light_screen(session=session)
    return done(request)


@require_POST
@for_facilitators
def dark_text(request, session):
    form = DarkTextForm(request.POST)
    return submit(
        request,
        form,
        partial(operations.choose_dark_text, session=session),
        page=partial(cockpit_page, request, session),
        fresh=lambda: DarkTextForm(initial={"dark_text": form.cleaned_data["dark_text"]}),
    )


@require_POST
@for_facilitators
def thaw(request, session):
    operations.thaw(session=session)
    return done(request)


@require_POST
@for_facilitators
def link_renewal(request, session, role):
    if role in (AccessLink.Role.SCREEN, AccessLink.Role.READER):
        renew_link(session=session, role=role)
    return done(request)
