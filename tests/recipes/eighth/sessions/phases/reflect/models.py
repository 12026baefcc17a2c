from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant

__all__ = ["Lesson"]


class Lesson(CreatedOnce):
    """Something that went wrong, and what it taught: mistakes are allowed."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="lessons")
    participant = models.ForeignKey(Participant, null=True, on_delete=models.SET_NULL, related_name="lessons")
    text = models.CharField(_("wat leerden we?"), max_length=300)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text
