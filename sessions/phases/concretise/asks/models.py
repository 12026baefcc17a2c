from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.people.models import Recipient
from sessions.core.removable import Removable
from sessions.phases.enthuse.models import Workgroup

__all__ = ["Ask"]


class Ask(CreatedOnce, Removable):
    """What a solution asks of one minister or sector chair, who alone sees and answers it (domain: an ask has one
    addressee)."""

    workgroup = models.ForeignKey(Workgroup, on_delete=models.CASCADE, related_name="asks")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="asks")
    text = models.TextField(_("wat vragen we?"), max_length=4000)
    due = models.DateField(_("uiterlijk"), null=True, blank=True)
    # By when, in words, where somebody wrote no day that a calendar knows.
    due_words = models.CharField(max_length=400, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text
