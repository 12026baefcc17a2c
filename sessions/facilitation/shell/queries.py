"""What the shell around every page shows: where we are, how long, who is here."""

from sessions.core.models import AccessLink, CocreationSession, PhaseState
from sessions.core.people import queries as people
from sessions.core.phase_states import PhaseStates
from sessions.facilitation.timing.queries import clock
from sessions.phases.base import Phase
from sessions.phases.registry import PHASES, after, before, current


def phase_bar(session: CocreationSession, scope: str = "") -> dict:
    """All phases with how far they are. token: changes whenever a page of that phase must look different."""
    session = CocreationSession.objects.get(pk=session.pk)
    states, now = PhaseStates(session), current(session)
    return {
        "current": now.slug,
        "steps": [
            {
                "phase": phase,
                "number": number,
                "state": states[phase.slug],
                "is_current": phase == now,
                "token": token(session, phase, states[phase.slug]),
            }
            for number, phase in enumerate(PHASES, start=1)
        ],
    }


def room_is_at(session: CocreationSession, scope: str = "") -> dict:
    return {"room_phase": current(CocreationSession.objects.only("current_phase").get(pk=session.pk))}


def token(session: CocreationSession, phase: Phase, state: PhaseState) -> str:
    words = [state.status, phase.stage(session), "frozen" if session.is_frozen else ""]
    return "-".join(word for word in words if word)


def steering(session: CocreationSession, scope: str = "") -> dict:
    """What the facilitator can do next: the current phase, its neighbours, and every phase's state."""
    bar = phase_bar(session)
    now = next(step for step in bar["steps"] if step["is_current"])
    following = after(bar["current"])
    return bar | {
        "now": now,
        "following": following,
        "previous": before(bar["current"]),
        "session_is_last": following is None,
        "running": clock(session)["block"],
        "is_frozen": message(session)["is_frozen"],
        "is_dark": dark_screen(session)["is_dark"],
    }


def message(session: CocreationSession, scope: str = "") -> dict:
    fresh = CocreationSession.objects.only("message", "frozen_at").get(pk=session.pk)
    return {"message": fresh.message, "is_frozen": fresh.is_frozen}


def dark_screen(session: CocreationSession, scope: str = "") -> dict:
    """Is the room screen dark, and what does it say then?"""
    fresh = CocreationSession.objects.only("is_screen_dark", "dark_text").get(pk=session.pk)
    return {"is_dark": fresh.is_screen_dark, "dark_text": fresh.dark_text}


def presence(session: CocreationSession, scope: str = "") -> dict:
    return people.presence(session)


def link(session: CocreationSession, role: AccessLink.Role) -> AccessLink:
    """The link of this role that works now. Every session has one of each; renewing makes the next."""
    return AccessLink.objects.filter(session=session, role=role, name="", revoked_at=None).order_by("-pk")[:1].get()
