from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.models import CocreationSession

__all__ = ["Act", "ModerationEntry", "Redaction"]


class Act(models.TextChoices):
    HIDDEN = "hidden", _("verborgen")
    SHOWN = "shown", _("weer getoond")


class ModerationEntry(models.Model):
    """A line of the moderation log: what kind of thing, what was done, when, by which role and why. Never which thing,
    and never who wrote it, so that it tells nothing of an anonymous card."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="moderation_log")
    kind = models.CharField(max_length=40)
    act = models.CharField(max_length=12, choices=Act)
    role = models.CharField(max_length=20, default="facilitator")
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=models.Q(act__in=Act.values), name="moderation_known_act")]

    def __str__(self):
        return f"{self.kind} {self.act}"


class Redaction(models.Model):
    """A text that was taken out where it stood, since the thing itself must stay: a name, a field of a canvas, the
    reason of an answer. What stood there is kept, and can be put back."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="redactions")
    # Which thing: the kind of it, as addresses call it, and its key.
    kind = models.CharField(max_length=40)
    thing = models.PositiveBigIntegerField()
    # [model, key, column, what stood there, what stands there instead] of each place where the text stood.
    places = models.JSONField(default=list)
    written = models.TextField(blank=True)
    hidden_why = models.CharField(max_length=300)
    hidden_at = models.DateTimeField(auto_now_add=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["hidden_at", "pk"]

    def __str__(self):
        return self.written
