"""The parties at the table, the people who came for them, and those to whom the outcome goes."""

from collections.abc import Sequence

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.models import CocreationSession
from sessions.core.removable import Removable

__all__ = ["Merging", "Participant", "Party", "Recipient", "Role", "Sector"]


class Sector(models.TextChoices):
    """The triple helix and its surroundings; everybody at the table belongs to one of the four."""

    GOVERNMENT = "government", _("overheid")
    BUSINESS = "business", _("ondernemers")
    KNOWLEDGE = "knowledge", _("onderwijs en kennis")
    COMMUNITY = "community", _("omgeving en gemeenschap")


class Role(models.TextChoices):
    """What somebody is there for. An observer reads, and counts nowhere."""

    PARTICIPANT = "participant", _("deelnemer")
    GUIDE = "guide", _("begeleider")
    NOTE_TAKER = "note_taker", _("notulist")
    OBSERVER = "observer", _("meekijker")


class Party(CreatedOnce, Removable):
    """An organisation or group at the table. Government is one of the parties."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="parties")
    name = models.CharField(_("naam van de partij"), max_length=120)
    sector = models.CharField(_("sector"), max_length=12, choices=Sector)
    # False for one that a newcomer named, until the facilitator confirms it.
    is_confirmed = models.BooleanField(default=True, db_default=True)
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
    role = models.CharField(
        _("rol"), max_length=12, choices=Role, default=Role.PARTICIPANT, db_default=Role.PARTICIPANT.value
    )
    # Where they sit, as the facilitator calls it.
    table = models.CharField(_("tafel"), max_length=20, blank=True, default="", db_default="")
    is_pseudonymous = models.BooleanField(default=False)
    # False for who came by the code where others were invited, until the facilitator confirms them.
    is_confirmed = models.BooleanField(default=True, db_default=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    # Since when nothing is kept of who they are.
    erased_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    # What they hold themselves: known while they ask for something, never stored.
    secret = ""
    # What they are known to have written without a name: the same, for as long as one request takes.
    marked: dict[type[models.Model], list[int]] | None = None
    # What a removed one gave that counts no longer, in words: looked up where it is shown, never stored.
    left_behind: Sequence[str] = ()
    # What the one is called with whom they were merged: the same.
    same_as = ""

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    @property
    def is_observer(self) -> bool:
        return self.role == Role.OBSERVER

    @property
    def helps_every_group(self) -> bool:
        """May they write on the canvas of each workgroup?"""
        return self.role in (Role.GUIDE, Role.NOTE_TAKER)


class Merging(models.Model):
    """Two entries turned out to be one person: the other is removed, and what was theirs is the kept one's now."""

    kept = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="merged")
    other = models.OneToOneField(Participant, on_delete=models.CASCADE, related_name="merging")
    # {"cocreation.dot.participant": [12]}: which rows came along, by the column that names their person.
    rows = models.JSONField(default=dict)

    def __str__(self):
        return f"{self.other_id} → {self.kept_id}"


class Recipient(CreatedOnce):
    """Somebody outside the room who reads the brownpaper by a link, without an account; of some of them it asks
    something.

    The address holds a signature made with the server's secret, so the row alone opens nothing.
    """

    class Role(models.TextChoices):
        MINISTER = "minister", _("minister")
        CHAIR = "chair", _("sectorvoorzitter")
        PARTICIPANT = "participant", _("deelnemer")

    # Who can be asked something.
    ASKED = (Role.MINISTER, Role.CHAIR)

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="recipients")
    name = models.CharField(_("naam"), max_length=120)
    role = models.CharField(_("rol"), max_length=12, choices=Role)
    email = models.EmailField(_("e-mailadres"), blank=True)
    # Until when their link works; empty: they have none so far.
    expires_at = models.DateTimeField(_("geldig tot"), null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name

    @property
    def is_expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()

    @property
    def has_link(self) -> bool:
        """Were they given a link that works now?"""
        return self.expires_at is not None and not self.is_expired and self.revoked_at is None

    @property
    def may_answer(self) -> bool:
        """Asks are made of the minister and of sector chairs."""
        return self.role in self.ASKED
