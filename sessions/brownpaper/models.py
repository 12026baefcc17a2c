from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone

from sessions.core.models import CocreationSession

__all__ = ["BrownpaperVersion", "PrintOrder"]


class Printing(models.Model):
    """One run of the press: how far it is, and the file when it is done."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        BUSY = "busy"
        READY = "ready"
        FAILED = "failed"

    # Without a sign of life for so long, a printing died with its process. A busy one speaks after every section.
    GIVEN_UP_AFTER = {Status.WAITING: timedelta(minutes=15), Status.BUSY: timedelta(minutes=2)}

    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)
    # Sections that are done, and how many there are.
    done = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    # Below BROWNPAPER_DIR.
    file = models.CharField(max_length=200, blank=True)
    # SHA-256 of the file, in hexadecimal.
    sha256 = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=5)
    # Packages that the server lacks, for whoever looks after it.
    missing = models.CharField(max_length=200, blank=True)
    # The last sign of life of the one who prints it.
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    @property
    def path(self) -> Path:
        return settings.BROWNPAPER_DIR / self.file

    @property
    def is_ready(self) -> bool:
        """Is the file there to be handed out? After a restore of the database alone it is not."""
        return self.status == self.Status.READY and self.path.is_file()

    @property
    def is_under_way(self) -> bool:
        patience = self.GIVEN_UP_AFTER.get(self.Status(self.status))
        return patience is not None and self.noted_at > timezone.now() - patience

    @property
    def has_failed(self) -> bool:
        """Has it to be printed again?"""
        return not (self.is_ready or self.is_under_way)


class PrintOrder(Printing):
    """One run from session to PDF, as the session was at a revision."""

    class Kind(models.TextChoices):
        BROWNPAPER = "brownpaper"
        POSTER = "poster"
        HANDOUTS = "handouts"

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="print_orders")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.BROWNPAPER)
    revision = models.PositiveBigIntegerField()
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.session_id} r{self.revision}: {self.status}"


class BrownpaperVersion(Printing):
    """The brownpaper as it was frozen: its contents, never changed again, and the file printed from them."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveBigIntegerField()
    frozen_at = models.DateTimeField()
    # What to_json() wrote (see portable.py), and its checksum.
    contents = models.TextField()
    # The same without who was erased since, for telling what changed; "" where nobody was.
    compared = models.TextField(blank=True, default="", db_default="")
    contents_sha256 = models.CharField(max_length=64)
    # Since when nobody reads it by a link; its file stays as it is. A text in it turned out to do harm.
    suspended_at = models.DateTimeField(null=True, blank=True)
    # SHA-256 of the signed copy, whose signature was valid when it was made; "" where the server does not sign.
    signed_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["session", "number"], name="version_number_once")]

    def __str__(self):
        return f"{self.session_id} v{self.number}"

    @property
    def to_compare(self) -> str:
        """Its contents, as a next version may repeat them."""
        return self.compared or self.contents
