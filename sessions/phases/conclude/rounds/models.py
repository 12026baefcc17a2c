from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.models import CocreationSession
from sessions.phases.enthuse.models import Workgroup

__all__ = ["ConsentRound", "Deciding"]


class Deciding(models.Model):
    """How a room decides. One a session at most; a session without one is asked of all solutions at once, and sees the
    outcome as it comes."""

    session = models.OneToOneField(CocreationSession, on_delete=models.CASCADE, related_name="deciding")
    one_at_a_time = models.BooleanField(_("één voor één"), default=False, db_default=False)
    # Nobody sees the outcome of a round before the facilitator reveals it, or the session freezes.
    is_hidden = models.BooleanField(_("uitslag verborgen"), default=False, db_default=False)
    # The solution that the room decides on now, one at a time.
    on_table = models.ForeignKey(Workgroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self):
        return f"deciding of {self.session_id}"


class ConsentRound(models.Model):
    """The round that is under way on a solution. One a solution at most; a solution without one is in its first,
    which was neither put before the room nor revealed."""

    workgroup = models.OneToOneField(Workgroup, on_delete=models.CASCADE, related_name="consent_round")
    number = models.PositiveSmallIntegerField(default=1)
    # It was put before the room, where that decides on one at a time.
    is_tabled = models.BooleanField(default=False, db_default=False)
    revealed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"round {self.number} on {self.workgroup_id}"
