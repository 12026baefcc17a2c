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
