from django.db import models

from sessions.phases.enthuse.models import Workgroup

__all__ = ["HelpCall"]


class HelpCall(models.Model):
    """A workgroup asks the facilitator to come by. One row a group, of its last call; nobody's name stands in it: it
    is the group that calls."""

    workgroup = models.OneToOneField(Workgroup, on_delete=models.CASCADE, related_name="help_call")
    asked_at = models.DateTimeField()
    # A facilitator said that they are coming.
    coming_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.workgroup_id} at {self.asked_at}"

    @property
    def waits(self) -> bool:
        return self.ended_at is None
