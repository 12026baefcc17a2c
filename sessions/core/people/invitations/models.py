"""Who is expected."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.keyed import Keyed
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Party, Role

__all__ = ["Invitation"]


class Invitation(Keyed):
    """Somebody who is expected. It only admits: whoever comes in makes a secret of their own, so that who made, sent or
    printed the invitation can name the author of nothing.
    """

    # Erased with who it is about.
    goes_with_its_person = True

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="invitations")
    name = models.CharField(_("naam"), max_length=80)
    # Unknown where they choose it as they come in.
    party = models.ForeignKey(
        Party,
        verbose_name=_("partij"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="invitations",
    )
    email = models.EmailField(_("e-mailadres"), blank=True)
    role = models.CharField(_("rol"), max_length=12, choices=Role, default=Role.PARTICIPANT)
    table = models.CharField(_("tafel"), max_length=20, blank=True)
    # Who came in with it; whoever gets a new one stays the same participant.
    participant = models.OneToOneField(
        Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="invitation"
    )
    # Counts how often it was made anew: an earlier address opens nothing.
    issue = models.PositiveIntegerField(default=1)
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    @property
    def is_open(self) -> bool:
        """Does it let somebody in?"""
        return self.used_at is None and self.withdrawn_at is None
