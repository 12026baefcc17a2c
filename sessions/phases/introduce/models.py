from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.people.models import Participant, Party
from sessions.core.removable import Removable

__all__ = ["GiveGet", "Introduction"]


class Introduction(models.Model):
    """Somebody's card: why they are here and what they can do. No job title: everyone is equal."""

    # Erased with who it is about.
    goes_with_its_person = True

    participant = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="introduction")
    why = models.TextField(_("waarom bent u hier?"), max_length=600)
    skills = models.CharField(_("wat kunt u goed?"), max_length=200, blank=True)

    def __str__(self):
        return self.why


class GiveGet(CreatedOnce, Removable):
    """One thing that a party comes to get or to give (halen en brengen)."""

    class Direction(models.TextChoices):
        GET = "get", _("halen")
        GIVE = "give", _("brengen")

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="gives_and_gets")
    direction = models.CharField(_("halen of brengen"), max_length=4, choices=Direction)
    text = models.CharField(_("wat?"), max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text
