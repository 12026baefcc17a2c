"""The room screen: what the whole room should see now."""

from sessions.core.access import link_from
from sessions.core.fragments import Audience
from sessions.core.models import AccessLink
from sessions.core.pages import page
from sessions.facilitation.addresses import addresses
from sessions.phases.registry import BY_SLUG


def screen(request, token):
    session = link_from(token, AccessLink.Role.SCREEN).session
    return page(
        request,
        f"phases/{session.current_phase}/screen.html",
        session=session,
        audience=Audience.SCREEN,
        phase=session.current_phase,
        the_phase=BY_SLUG[session.current_phase],
        screen_token=token,
        addresses=addresses(session, request),
    )
