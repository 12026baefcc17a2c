"""The pages of a phase: what each has in common, from the phase's declaration."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from sessions.core.event_types import Subject
from sessions.core.fragments import Audience
from sessions.core.models import CocreationSession
from sessions.core.pages import page
from sessions.core.people.models import Participant
from sessions.phases.base import Phase

NOTHING: Mapping[str, Any] = {}


def participant_page(
    request: HttpRequest,
    phase: Phase,
    participant: Participant,
    context: Mapping[str, Any] = NOTHING,
    *,
    template: str = "page",
) -> HttpResponse:
    """A page of a phase for one participant, which knows what on it is theirs. template: its name in the folder."""
    return page(
        request,
        f"phases/{phase.slug}/{template}.html",
        session=participant.session,
        audience=Audience.PARTICIPANT,
        phase=phase.slug,
        participant=participant,
        **own(phase, participant),
        **context,
    )


def own(phase: Phase, participant: Participant) -> dict[str, Any]:
    """What on a phase's page is theirs: entries that are marked, things that they made, and what they answered, with
    what of it says something else now."""
    made = [
        Subject(f"own-{each.kind}", pk)
        for each in phase.belongings
        if each.of
        for pk in each.of(participant).filter(taken_away_at=None).values_list("pk", flat=True)
    ]
    answered = phase.answered(participant)
    return {
        "mine": [*phase.mine(participant), *made],
        "answered": answered,
        "reworded": [each for each in answered if each.differences],
    }


def facilitator_page(
    request: HttpRequest,
    phase: Phase,
    session: CocreationSession,
    context: Mapping[str, Any] = NOTHING,
    *,
    template: str = "facilitate",
) -> HttpResponse:
    """A page of a phase for its facilitator. template: its name in the folder."""
    return page(
        request,
        f"phases/{phase.slug}/{template}.html",
        session=session,
        audience=Audience.FACILITATOR,
        phase=phase.slug,
        **context,
    )
