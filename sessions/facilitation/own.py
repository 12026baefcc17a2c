"""A participant's way through the session: to the current phase, the programme, and what is theirs."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sessions.core.access import for_participants
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.core.programme.calendar import calendar_of
from sessions.phases.pages import own as own_of
from sessions.phases.registry import BY_SLUG, current


@for_participants
def home(request, session, participant):
    return redirect(current(session).slug, code=session.code)


@for_participants
def programme(request, session, participant):
    return page(
        request,
        "facilitation/programme.html",
        session=session,
        audience=Audience.PARTICIPANT,
        participant=participant,
    )


@for_participants
def calendar(request, session, participant):
    """The programme, for one's own calendar."""
    address = request.build_absolute_uri(reverse("session", args=[session.code]))
    entry = HttpResponse(calendar_of(session, address=address), content_type="text/calendar; charset=utf-8")
    entry["Content-Disposition"] = f'attachment; filename="cocreatie-{session.code}.ics"'
    return entry


@for_participants
def own(request, session, participant, phase):
    """Which entries on a phase's page are mine; pulled, because pushes are the same for everyone."""
    if phase not in BY_SLUG:
        raise Http404
    shown = {"session": session, "phase": phase, "audience": Audience.PARTICIPANT}
    return render(request, "components/own.html", shown | own_of(BY_SLUG[phase], participant))
