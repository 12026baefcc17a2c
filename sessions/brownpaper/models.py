from django.db import models
from django.utils import timezone

from sessions.core.models import CocreationSession

__all__ = ["Rendering"]


class Rendering(models.Model):
    """One run from session to PDF: how far it is, and the file when it is done."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        BUSY = "busy"
        READY = "ready"
        FAILED = "failed"

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="renderings")
    revision = models.PositiveBigIntegerField()
    language = models.CharField(max_length=5)
    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)
    step = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    file = models.CharField(max_length=200, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    # The last sign of life of the one who prints it.
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.session_id} r{self.revision}: {self.status}"

    @property
    def is_under_way(self) -> bool:
        return self.status in (self.Status.WAITING, self.Status.BUSY)
