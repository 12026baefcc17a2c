"""The programme (draaiboek): blocks from noon to noon."""

from datetime import timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.models import CocreationSession
from sessions.core.removable import Removable

__all__ = ["ProgrammeBlock"]


class ProgrammeBlock(CreatedOnce, Removable):
    """A stretch of time with a title; most belong to a phase, some (lunch, check-in) to none."""

    subject_kind = "block"

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="blocks")
    phase = models.CharField(_("fase"), max_length=20, blank=True)
    title = models.CharField(_("titel"), max_length=120)
    starts_at = models.DateTimeField(_("begin"))
    minutes = models.PositiveSmallIntegerField(
        _("minuten"), validators=[MinValueValidator(1), MaxValueValidator(1440)]
    )
    # Set when the facilitator really starts it; the countdown runs from here.
    started_at = models.DateTimeField(null=True, blank=True)
    # Set when the room goes on to another block.
    ended_at = models.DateTimeField(null=True, blank=True)
    # When and for how long it was planned, where the programme was moved since.
    planned_at = models.DateTimeField(null=True, blank=True)
    planned_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    # Its begin stands, also where the room is late: dinner, the minister.
    is_fixed = models.BooleanField(_("ligt vast"), default=False, db_default=False)
    # Nobody else sees it.
    is_for_facilitators = models.BooleanField(_("alleen voor facilitators"), default=False, db_default=False)
    # It runs beside the others, with a clock of its own; starting it leaves the room where it is.
    is_parallel = models.BooleanField(_("loopt ernaast"), default=False, db_default=False)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(minutes__gte=1, minutes__lte=1440), name="block_minutes")
        ]

    def __str__(self):
        return self.title

    @property
    def ends_at(self):
        """The moment its countdown reaches zero."""
        return (self.started_at or self.starts_at) + timedelta(minutes=self.minutes)

    @property
    def planned_start(self):
        return self.planned_at or self.starts_at

    @property
    def planned_end(self):
        return self.planned_start + timedelta(minutes=self.planned_minutes or self.minutes)

    @property
    def is_running(self) -> bool:
        return self.started_at is not None and self.ended_at is None

    @property
    def minutes_late(self) -> int:
        """How many minutes later than planned it ends; negative where it ends earlier."""
        return round((self.ends_at - self.planned_end).total_seconds() / 60)

    @property
    def minutes_taken(self) -> int | None:
        """How long it really took; None while it is not over."""
        if self.started_at is None or self.ended_at is None:
            return None
        return round((self.ended_at - self.started_at).total_seconds() / 60)
