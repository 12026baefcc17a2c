"""Noting that somebody sent more than a person does, so that the facilitator sees it."""

import time
from collections.abc import Callable

from django.db.models import F

from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.overuse.events import OVERUSED
from sessions.core.overuse.models import Overuse
from sessions.core.people.models import Participant

# Told once in so many seconds of one participant: a script comes back a thousand times.
TOLD_EVERY = 30.0
# By the slug of a phase: session → are names promised away in it? Each phase says so itself.
NAMELESS: dict[str, Callable[[CocreationSession], bool]] = {}
told_at: dict[int, float] = {}


def note_overuse(*, participant: Participant, place: str) -> None:
    """Tell the facilitator, once in a while. place: the slug of the phase in which it happened; anywhere else, such as
    where somebody signals, nobody is named."""
    now = time.monotonic()
    if now - told_at.get(participant.pk, -TOLD_EVERY) < TOLD_EVERY:
        return
    told_at[participant.pk] = now
    session = participant.session
    is_nameless = NAMELESS.get(place)
    who = participant if is_nameless and not is_nameless(session) else None
    with change(session, even_frozen=True) as under_way:
        noted, _is_new = Overuse.objects.get_or_create(session=session, participant=who)
        Overuse.objects.filter(pk=noted.pk).update(times=F("times") + 1)
        under_way.record(OVERUSED)
