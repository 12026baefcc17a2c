from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.core.creation import CreatedOnce
from sessions.core.people.models import Party
from sessions.core.removable import Removable
from sessions.phases.enthuse.models import Workgroup

__all__ = ["Side", "ValueItem", "ValueKind", "WellbeingTheme"]


class Side(models.TextChoices):
    """Chances as well as risks: what a party puts in, what it gets out, and what it may lose."""

    INVESTS = "invests", _("investeert")
    GAINS = "gains", _("wint")
    RISKS = "risks", _("loopt risico")


class ValueKind(models.TextChoices):
    HARD = "hard", _("hard, in cijfers")
    SOFT = "soft", _("zacht, in woorden")


class WellbeingTheme(models.TextChoices):
    """Broad prosperity (brede welvaart) in its three plain words."""

    PEOPLE = "people", _("mens")
    PLANET = "planet", _("planeet")
    PROFIT = "profit", _("opbrengst")


class ValueItem(CreatedOnce, Removable):
    """One line of a value case: what one party invests, gains or risks by this solution.

    low, high: a range in euros, with the assumption behind it; both empty for qualitative value.
    """

    workgroup = models.ForeignKey(Workgroup, on_delete=models.CASCADE, related_name="value_items")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="value_items")
    side = models.CharField(_("wat doet of krijgt deze partij?"), max_length=8, choices=Side)
    kind = models.CharField(_("hard of zacht"), max_length=4, choices=ValueKind)
    theme = models.CharField(_("thema"), max_length=8, choices=WellbeingTheme)
    text = models.CharField(_("in woorden"), max_length=300)
    low = models.DecimalField(_("ten minste, in euro's"), max_digits=15, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(_("ten hoogste, in euro's"), max_digits=15, decimal_places=2, null=True, blank=True)
    assumption = models.CharField(_("onder welke aanname?"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(low=None, high=None)
                | models.Q(low__isnull=False, high__isnull=False, low__lte=models.F("high")),
                name="value_range_in_order",
            ),
            models.CheckConstraint(condition=models.Q(low=None) | models.Q(low__gte=0), name="value_not_negative"),
        ]

    def __str__(self):
        return self.text
