"""What was mailed to whom, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.models import CocreationSession
from sessions.core.people.invitations.models import Invitation
from sessions.core.texts import LONGEST_TEXT

__all__ = ["InvitationLetter", "LetterSent"]


class InvitationLetter(CreatedOnce):
    """One text to many guests; each reads it with their own name and their own address to come in with, which is kept
    nowhere."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="letters")
    sender = models.CharField(max_length=120)
    reply_to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField(max_length=LONGEST_TEXT)
    language = models.CharField(max_length=5)
    # Of the server on which it was written: what the addresses in it begin with.
    base = models.CharField(max_length=200)
    # Why the rest is not going out, in the words of the mail server; "" where nothing is amiss.
    halted_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.subject


class LetterSent(models.Model):
    """That letter to one guest."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("wacht")
        # Between being handed over and the answer of the mail server.
        GOING = "going", _("wordt verstuurd")
        ACCEPTED = "accepted", _("verstuurd")
        REFUSED = "refused", _("geweigerd door de mailserver")
        BOUNCED = "bounced", _("kwam terug")
        UNCERTAIN = "uncertain", _("onzeker of het aankwam")
        DROPPED = "dropped", _("niet verstuurd")

    letter = models.ForeignKey(InvitationLetter, on_delete=models.CASCADE, related_name="sent")
    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="letters_sent")
    address = models.EmailField(blank=True)
    # Of the invitation: a letter with an earlier one lets nobody in any more.
    issue = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "invitation"], name="letter_once_a_guest")]

    def __str__(self):
        return f"{self.letter_id} to {self.invitation_id}: {self.status}"
