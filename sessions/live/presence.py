"""Who is in the room: kept in the database, so that every process counts the same people."""

import time
from collections import Counter
from datetime import timedelta

from django.utils import timezone

from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.people.queries import presence

# This often a process writes down who came and who went: arrivals are seen within seconds, in one write.
TICK = 1.0
# Seconds between a lost connection and being counted as gone. Longer than the beat (see room.py), so that
# another process in which the same person still has a tab open has meanwhile said so.
GRACE = 7.0


class Attendance:
    """Who has a socket in this process, and whose coming or going is still to be written down."""

    def __init__(self):
        self.sockets: Counter[int] = Counter()
        self.arrived: set[int] = set()
        self.left: dict[int, float] = {}

    def arrive(self, participant_id: int) -> None:
        self.sockets[participant_id] += 1
        self.left.pop(participant_id, None)
        if self.sockets[participant_id] == 1:
            self.arrived.add(participant_id)

    def leave(self, participant_id: int) -> None:
        self.sockets[participant_id] -= 1
        if self.sockets[participant_id] <= 0:
            del self.sockets[participant_id]
            self.left[participant_id] = time.monotonic()

    def take_due(self) -> tuple[set[int], set[int]]:
        """Who arrived and is still here, and who has been away for longer than a short drop; both are forgotten."""
        latest = time.monotonic() - GRACE
        gone = {person for person, moment in self.left.items() if moment <= latest}
        for person in gone:
            del self.left[person]
        arrived, self.arrived = self.arrived & set(self.sockets), set()
        return arrived, gone

    @property
    def is_settled(self) -> bool:
        return not (self.sockets or self.arrived or self.left)


def keep(session_id: int, participant_ids: set[int]) -> None:
    """Say that these people are here, or still are."""
    Participant.objects.filter(session_id=session_id, pk__in=participant_ids).update(seen_at=timezone.now())


def depart(session_id: int, participant_ids: set[int]) -> None:
    """Say that these people have gone, unless another process saw them after they left here."""
    left_here = timezone.now() - timedelta(seconds=GRACE)
    seen_before = Participant.objects.filter(session_id=session_id, pk__in=participant_ids, seen_at__lte=left_here)
    seen_before.update(seen_at=None)


def counts(session: CocreationSession) -> dict:
    """What the presence fragment shows; equal counts need no push."""
    return presence(session)
