"""The part of the cockpit that shows the room. It is asked anew by itself: much of it changes because time goes by."""

import logging

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sessions.core.access import for_facilitators
from sessions.core.amiss import is_away
from sessions.core.fragments import Audience
from sessions.core.models import CocreationSession
from sessions.core.pages import page
from sessions.facilitation.overview.attention import matters
from sessions.facilitation.overview.coming import coming
from sessions.facilitation.overview.groups import tiles
from sessions.facilitation.overview.participation import in_course, is_nameless, not_yet, room_here
from sessions.facilitation.overview.picture import picture
from sessions.phases.registry import BY_SLUG, current

LOG = logging.getLogger("cocreatie.overview")


def seen_by_facilitators(session: CocreationSession) -> dict:
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


def rendered(session: CocreationSession) -> SafeString:
    """Where it fails, the room can be led all the same: what is left of the page is whole."""
    shown = {"session": session, "audience": Audience.FACILITATOR}
    try:
        return render_to_string("facilitation/overview/overview.html", shown | seen_by_facilitators(session))
    except Exception as failure:
        if is_away(failure):
            raise
        LOG.exception("the overview could not be rendered")
        return render_to_string("components/amiss.html", shown | {"id": "overview"})


@for_facilitators
def overview(request, session):
    return HttpResponse(rendered(session))


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
