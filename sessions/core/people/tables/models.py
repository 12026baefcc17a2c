from django.db import models

from sessions.core.people.models import Participant

__all__ = ["Seat"]


class Seat(models.Model):
    """Somebody who takes part on a laptop that they share with their table. How often a wrong PIN was tried on it is
    counted here; the PIN, and what it opens, are not."""

    # Erased with who it is about.
    goes_with_its_person = True

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="seat")
    tries = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"seat of {self.participant_id}"
