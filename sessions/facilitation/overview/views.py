"""The part of the cockpit that shows the room. It is asked anew by itself: much of it changes because time goes by."""

from django.http import Http404
from django.shortcuts import render

from sessions.core.access import for_facilitators
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.facilitation.overview.attention import matters
from sessions.facilitation.overview.coming import coming
from sessions.facilitation.overview.groups import tiles
from sessions.facilitation.overview.participation import in_course, is_nameless, not_yet, room_here
from sessions.facilitation.overview.picture import picture
from sessions.phases.registry import BY_SLUG, current


def seen_by_facilitators(session):
    """The room as it is now."""
    phase, groups = current(session), tiles(session)
    room = room_here(session, phase)
    stretches = in_course(session)
    return {
        "now": phase,
        "room": room,
        "tiles": groups,
        "matters": matters(session, phase, room, groups),
        "coming": coming(session),
        "stretches": stretches,
        "picture": picture(stretches),
    }


@for_facilitators
def overview(request, session):
    shown = {"session": session, "audience": Audience.FACILITATOR}
    return render(request, "facilitation/overview/overview.html", shown | seen_by_facilitators(session))


@for_facilitators
def who_not_yet(request, session, phase):
    """Who did nothing yet in a phase, to go and ask them; of nobody where it is nameless."""
    if phase not in BY_SLUG:
        raise Http404
    asked = BY_SLUG[phase]
    return page(
        request,
        "facilitation/overview/not_yet.html",
        session=session,
        audience=Audience.FACILITATOR,
        asked=asked,
        is_nameless=is_nameless(session, asked),
        sectors=not_yet(session, asked),
    )
