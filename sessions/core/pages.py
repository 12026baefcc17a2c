from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sessions.core.fragments import Audience
from sessions.core.models import CocreationSession
from sessions.core.page_of import key_of
from sessions.core.people.tables.device import device_of
from sessions.core.phase_states import PhaseStates


def page(
    request: HttpRequest,
    template: str,
    *,
    session: CocreationSession,
    audience: Audience,
    phase: str = "",
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Render a page of a session. Its revision was read before its contents, so catching up misses nothing.

    phase: slug of the phase this page belongs to, "" for none; its state then stands in the context. What is
    still ahead is not shown to participants: they are led to where the room is.
    """
    states = PhaseStates(session)
    elsewhere = phase not in ("", session.current_phase)
    if audience == Audience.PARTICIPANT and elsewhere and not states[phase].is_visible:
        return redirect("session", code=session.code)
    if session.is_frozen:
        for state in states.values():
            state.close_for_show()
    person = context.get("participant") if audience == Audience.PARTICIPANT else request.user
    return render(
        request,
        template,
        {
            "session": session,
            "page_of": "" if audience == Audience.SCREEN or person is None else key_of(person),
            "audience": audience,
            "phase": phase,
            "state": states[phase] if phase else None,
            "states": states,
            "table": device_of(request.COOKIES, session.code) if audience == Audience.PARTICIPANT else None,
        }
        | context,
        status=status,
    )
