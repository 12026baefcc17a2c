"""The parties at the table and the people who came for them."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.models import CocreationSession
from sessions.core.removable import Removable

__all__ = ["Participant", "Party", "Sector"]


class Sector(models.TextChoices):
    """The triple helix and its surroundings; everybody at the table belongs to one of the four."""

    GOVERNMENT = "government", _("overheid")
    BUSINESS = "business", _("ondernemers")
    KNOWLEDGE = "knowledge", _("onderwijs en kennis")
    COMMUNITY = "community", _("omgeving en gemeenschap")


class Party(CreatedOnce, Removable):
    """An organisation or group at the table. Government is one of the parties."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="parties")
    name = models.CharField(_("naam van de partij"), max_length=120)
    sector = models.CharField(_("sector"), max_length=12, choices=Sector)
    # False for the source of imported statements, which has no chair at the table.
    is_seated = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "name"], condition=models.Q(taken_away_at=None), name="party_name_once"
            ),
            models.CheckConstraint(condition=models.Q(sector__in=Sector.values), name="party_known_sector"),
        ]

    def __str__(self):
        return self.name


class Participant(models.Model):
    """Somebody who joined a session and accepted its charter. Known by a personal link, not an account."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="participants")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="participants")
    name = models.CharField(_("uw naam"), max_length=80)
    # SHA-256 of the personal link's secret; the secret itself is only in the participant's hands.
    secret_digest = models.CharField(max_length=64, unique=True)
    charter_accepted_at = models.DateTimeField(null=True)
    is_pseudonymous = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    # What they hold themselves: known while they ask for something, never stored.
    secret = ""
    # What a removed one gave that counts no longer, in words: looked up where it is shown, never stored.
    left_behind: Sequence[str] = ()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
