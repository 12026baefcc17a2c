from django.db import models
from django.utils import timezone

from sessions.core.models import CocreationSession

__all__ = ["BrownpaperVersion", "Rendering"]


class Printing(models.Model):
    """One run of the press: how far it is, and the file when it is done."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        BUSY = "busy"
        READY = "ready"
        FAILED = "failed"

    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)
    # Sections that are done, and how many there are.
    done = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    file = models.CharField(max_length=200, blank=True)
    # SHA-256 of the file, in hexadecimal.
    sha256 = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=5)
    # The last sign of life of the one who prints it.
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    @property
    def is_under_way(self) -> bool:
        return self.status in (self.Status.WAITING, self.Status.BUSY)


class Rendering(Printing):
    """One run from session to PDF, as the session was at a revision."""

    class Kind(models.TextChoices):
        BROWNPAPER = "brownpaper"
        POSTER = "poster"
        HANDOUTS = "handouts"

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="renderings")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.BROWNPAPER)
    revision = models.PositiveBigIntegerField()
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.session_id} r{self.revision}: {self.status}"


class BrownpaperVersion(Printing):
    """The brownpaper as it was frozen: its data, never changed again, and the file that was printed from them."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveBigIntegerField()
    frozen_at = models.DateTimeField()
    # What to_json() wrote (see data.py), and its checksum.
    data = models.TextField()
    data_sha256 = models.CharField(max_length=64)
    # SHA-256 of the signed copy, where the server has a certificate.
    signed_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="version_number_once")]

    def __str__(self):
        return f"{self.session_id} v{self.number}"
