"""Who is in the room: kept in the database, so that every process counts the same people."""

from django.utils import timezone

from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.people.queries import presence

# Seconds between a lost connection and being counted as gone.
GRACE = 5.0


def arrive(participant_id: int) -> None:
    Participant.objects.filter(pk=participant_id).update(seen_at=timezone.now())


def keep(session_id: int, participant_ids: set[int]) -> None:
    """Say again that these people are still here."""
    Participant.objects.filter(session_id=session_id, pk__in=participant_ids).update(seen_at=timezone.now())


def depart(participant_id: int) -> None:
    Participant.objects.filter(pk=participant_id).update(seen_at=None)


def counts(session: CocreationSession) -> dict:
    """What the presence fragment shows; equal counts need no push."""
    return presence(session)
