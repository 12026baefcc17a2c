from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import RandomlyKeyed
from sessions.core.models import CocreationSession

__all__ = ["BoundarySignal", "Line", "Verdict"]


class Line(models.TextChoices):
    """Which line a text crosses (domain: collective before market position)."""

    MARKET = "market", _("de eigen marktpositie: prijzen, marges, klanten")
    PERSONAL = "personal", _("gegevens over een persoon")
    HARM = "harm", _("het kan iemand schaden")


class Verdict(models.TextChoices):
    """What the facilitator makes of it."""

    STAYS = "stays", _("blijft staan")
    REWORDED = "reworded", _("de schrijver wordt om een andere tekst gevraagd")
    HIDDEN = "hidden", _("wordt verborgen")
    # Nobody judged it: its author took it away before.
    GONE = "gone", _("de schrijver haalde het weg")


class BoundarySignal(RandomlyKeyed):
    """Somebody's signal about a thing. Who it was is kept only as a mark that they alone can make, by their secret."""

    session = models.ForeignKey(CocreationSession, on_delete=models.CASCADE, related_name="signals")
    # Which thing: the kind of it, as addresses call it, and its key; and what it said then.
    kind = models.CharField(max_length=40)
    thing = models.PositiveBigIntegerField()
    written = models.TextField()
    crosses = models.CharField(max_length=10, choices=Line)
    mark = models.CharField(max_length=64, db_index=True)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    # What the signaller reads of it.
    answer = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "thing", "mark"], name="signal_once")]

    def __str__(self):
        return f"{self.kind} {self.thing}: {self.crosses}"
