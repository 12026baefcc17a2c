from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.given import GivenToWords, Words
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Party
from sessions.core.removable import Removable

__all__ = ["Connection", "Request"]


class Connection(CreatedOnce, Removable):
    """ "I spoke with …": a talk at dinner, in the corridor or at the bar, caught in ten seconds."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="connections")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="connections")
    other = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="connected_by")
    insight = models.CharField(_("welk inzicht gaf het gesprek?"), max_length=400, blank=True)
    # Does the other agree that their name stands here? Those of before this was asked stay as they were.
    is_agreed = models.BooleanField(default=False, db_default=True, editable=False)

    def __str__(self):
        return f"{self.participant_id} – {self.other_id}"


class Request(CreatedOnce, Removable, GivenToWords):
    """What somebody needs from a party, and what that party says to it: the row is its own answer."""

    class Answer(models.TextChoices):
        YES = "yes", _("ja")
        NO = "no", _("nee")
        TRY = "try", _("ik ga het proberen")

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="requests")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="requests")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="requests")
    text = models.CharField(_("wat hebt u van hen nodig?"), max_length=400)
    answer = models.CharField(max_length=4, choices=Answer, blank=True)
    answered_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="answered_requests"
    )

    def __str__(self):
        return self.text

    @property
    def words(self) -> Words:
        """What the party answers."""
        return {"text": self.text}
