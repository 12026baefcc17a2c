"""The room screen: what the whole room should see now."""

from sessions.core.fragments import Audience
from sessions.core.links import link_from
from sessions.core.models import AccessLink
from sessions.core.pages import page
from sessions.facilitation.addresses import addresses
from sessions.phases.registry import current


def screen(request, token):
    session = link_from(token, AccessLink.Role.SCREEN).session
    phase = current(session)
    return page(
        request,
        f"phases/{phase.slug}/screen.html",
        session=session,
        audience=Audience.SCREEN,
        phase=phase.slug,
        the_phase=phase,
        screen_token=token,
        addresses=addresses(session, request),
    )
