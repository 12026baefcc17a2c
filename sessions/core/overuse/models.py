from django.db import models

from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant

__all__ = ["Overuse"]


class Overuse(models.Model):
    """Somebody sent more than a person does (core/quota). Who, only where names were not promised away."""

    # Erased with who it is about.
    goes_with_its_person = True

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="overuses")
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="overuses"
    )
    times = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-last_at"]
        constraints = [models.UniqueConstraint(fields=["session", "participant"], name="overuse_once_a_person")]

    def __str__(self):
        return f"{self.participant or '?'}: {self.times} ×"
