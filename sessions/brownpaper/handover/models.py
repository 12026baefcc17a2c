from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.people.models import Recipient
from sessions.core.texts import LONGEST_TEXT
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.enthuse.models import Workgroup

__all__ = ["AskResponse", "Mailing", "Referral", "Stance", "Visit"]


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
    NOT_MINE = "not_mine", _("niet aan mij")


class AskResponse(models.Model):
    """What a recipient answered to an ask, in the words in which one version put it. A next answer comes beside it:
    what was said stays on record."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="responses")
    workgroup = models.ForeignKey(Workgroup, on_delete=models.CASCADE, related_name="responses")
    about = models.ForeignKey(Ask, null=True, on_delete=models.CASCADE, related_name="responses")
    # The number of the frozen version that was answered.
    version = models.PositiveSmallIntegerField()
    # What was asked, and by when, in the words of that version.
    ask = models.TextField(max_length=LONGEST_TEXT)
    due = models.CharField(max_length=400, blank=True)
    stance = models.CharField(max_length=8, choices=Stance)
    reason = models.TextField(_("waarom?"), max_length=1000)
    name = models.CharField(_("uw naam"), max_length=120)
    # In which function they answer for the recipient; "" where that is the recipient themselves.
    on_behalf = models.CharField(_("uw functie"), max_length=120, blank=True)
    # Whose it is by what they say, where it is not theirs.
    passed_to = models.CharField(_("aan wie dan wel?"), max_length=120, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.workgroup_id}: {self.stance}"


class Referral(models.Model):
    """An ask of one version that was passed on to whose it is."""

    ask = models.ForeignKey(Ask, on_delete=models.CASCADE, related_name="referrals")
    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="referrals")
    version = models.PositiveSmallIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.ask_id} → {self.recipient_id}"


class Mailing(models.Model):
    """A message that went out to a recipient, as it was sent."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="mailings")
    version = models.PositiveSmallIntegerField(null=True)
    address = models.EmailField()
    subject = models.CharField(max_length=400)
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.recipient_id}: {self.subject}"
