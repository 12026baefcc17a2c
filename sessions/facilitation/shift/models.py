from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.models import CocreationSession
from sessions.phases.enthuse.models import Workgroup

__all__ = ["GroupWatch", "Shift", "ShiftPoint"]

# Facilitators are named as they called themselves then: a colleague who left still wrote what they wrote.
LONGEST_NAME = 150


class Shift(models.Model):
    """Somebody leads the session, until another takes over."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="shifts")
    who = models.CharField(max_length=LONGEST_NAME)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at", "-pk"]

    def __str__(self):
        return f"{self.who} from {self.began_at}"


class ShiftPoint(CreatedOnce):
    """What the next shift must know or do. Facilitators only."""

    class Kind(models.TextChoices):
        NOTE = "note", _("aantekening")
        POINT = "point", _("open punt")
        PROMISE = "promise", _("toegezegd aan iemand")

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="shift_points")
    kind = models.CharField(_("wat is het?"), max_length=8, choices=Kind)
    text = models.CharField(_("wat moet de volgende weten?"), max_length=400)
    # Who sees to it; "" for nobody yet.
    owner = models.CharField(_("wie zorgt ervoor?"), max_length=LONGEST_NAME, blank=True)
    written_by = models.CharField(max_length=LONGEST_NAME)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text


class GroupWatch(models.Model):
    """This facilitator keeps an eye on a workgroup."""

    workgroup = models.OneToOneField(Workgroup, on_delete=models.CASCADE, related_name="watch")
    # "" once nobody does any more.
    who = models.CharField(max_length=LONGEST_NAME, blank=True)

    def __str__(self):
        return f"{self.who} watches {self.workgroup_id}"
