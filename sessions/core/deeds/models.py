from django.db import models

from sessions.core.models import CocreationSession

__all__ = ["Deed"]


class Deed(models.Model):
    """Something that a facilitator did to the session, with what stood there before, so that it can be undone.

    It names rows and never people; it belongs to the room that is under way, and no archive takes it along.
    """

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="deeds")
    act = models.CharField(max_length=30)
    # What its words need, as {"phase": "inventory"} or {"minutes": 20}.
    about = models.JSONField(default=dict)
    # [["cocreation.programmeblock", 12, {"minutes": [30, 35]}]]: of each changed row, its columns before and after.
    rows = models.JSONField(default=list)
    # Which account, as the audit log calls it.
    who = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return self.act
