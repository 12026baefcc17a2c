from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.models import CocreationSession
from sessions.core.texts import LONGEST_TEXT
from sessions.phases.enthuse.models import Workgroup

__all__ = ["AskResponse", "Recipient", "Stance", "Visit"]


class Recipient(CreatedOnce):
    """Somebody who reads the brownpaper by a link, without an account.

    The address holds a signature made with the server's secret, so the row alone opens nothing.
    """

    class Role(models.TextChoices):
        MINISTER = "minister", _("minister")
        CHAIR = "chair", _("sectorvoorzitter")
        PARTICIPANT = "participant", _("deelnemer")

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="recipients")
    name = models.CharField(_("naam"), max_length=120)
    role = models.CharField(_("rol"), max_length=12, choices=Role)
    email = models.EmailField(_("e-mailadres"), blank=True)
    expires_at = models.DateTimeField(_("geldig tot"))
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name

    @property
    def is_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    @property
    def may_answer(self) -> bool:
        """Asks are made of the minister and of sector chairs."""
        return self.role in (self.Role.MINISTER, self.Role.CHAIR)


class Visit(models.Model):
    """A recipient opened something. what: "page", "pdf", "document" or "portable"."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="visits")
    what = models.CharField(max_length=10)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.recipient_id} {self.what}"


class Stance(models.TextChoices):
    """What a recipient does with an ask."""

    ADOPT = "adopt", _("neem ik over")
    ADAPT = "adapt", _("neem ik over, met een aanpassing")
    DECLINE = "decline", _("neem ik niet over")


class AskResponse(models.Model):
    """The answer of a recipient to one ask of one version, once; with a reason and the name of who answers."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="responses")
    workgroup = models.ForeignKey(Workgroup, on_delete=models.CASCADE, related_name="responses")
    # The number of the frozen version that was answered.
    version = models.PositiveSmallIntegerField()
    # What was asked, in the words of that version.
    ask = models.TextField(max_length=LONGEST_TEXT)
    stance = models.CharField(max_length=8, choices=Stance)
    reason = models.TextField(_("waarom?"), max_length=1000)
    name = models.CharField(_("uw naam"), max_length=120)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "workgroup", "version"], name="ask_answered_once"),
        ]

    def __str__(self):
        return f"{self.workgroup_id}: {self.stance}"
