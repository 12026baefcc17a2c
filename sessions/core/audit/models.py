"""Who did what to the safety of this server and its sessions: apart from the journal, which tells no one."""

from django.db import models

__all__ = ["AuditEntry", "AuditHead"]


class AuditEntry(models.Model):
    """One line of the log: written once, never changed. Its digest holds that of the line before."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    # "account 12", "server" (its shell), "outside" (not logged in). No participant stands here.
    who = models.CharField(max_length=40)
    # Of which session, by its code and creation key; it may be gone.
    session_code = models.CharField(max_length=8, blank=True)
    session_key = models.CharField(max_length=36, blank=True, db_index=True)
    # What it was about: {"role": "screen"}, {"party": 3}.
    about = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return f"{self.number} {self.act}"


class AuditHead(models.Model):
    """Where the log ends. One row, under whose lock a line is written."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    def __str__(self):
        return f"{self.number} {self.digest[:8]}"
