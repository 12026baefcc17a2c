"""The pages of a phase: what each has in common, from the phase's declaration."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from sessions.core.event_types import Subject, subject_of
from sessions.core.fragments import Audience
from sessions.core.hiding.redacting import redactions_of
from sessions.core.models import CocreationSession
from sessions.core.pages import page
from sessions.core.people.models import Participant
from sessions.core.signalling.operations import signals_of
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
    what of it says something else now, and what of theirs the facilitator hid."""
    made = [
        Subject(f"own-{each.kind}", pk)
        for each in phase.belongings
        if each.of
        for pk in each.of(participant).filter(taken_away_at=None).values_list("pk", flat=True)
    ]
    written = [(each, thing) for each in phase.moderations for thing in each.of(participant)]
    besides = [subject_of(thing) for each, thing in written if each in phase.hideable]
    answered = phase.answered(participant)
    signals, to_reword = signals_of(participant, phase.judged)
    # Whoever signalled reads at once that it is gone.
    signalled = [Subject(each.kind, each.thing) for each in signals if not each.verdict]
    return {
        "mine": [*{subject_of(participant): None, **dict.fromkeys(phase.mine(participant))}, *made],
        "hidden": [(each, thing) for each, thing in written if thing.is_hidden],
        "taken_out": redactions_of(participant, phase.redactable),
        "signals": signals,
        "to_reword": to_reword,
        # Of a group that the facilitator moved them to.
        "moved": getattr(participant, "membership", None),
        "watched": [*(each.subject for each in answered), *made, *besides, *signalled, subject_of(participant)],
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
