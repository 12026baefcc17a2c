"""Rows that are taken away by a mark, so that they can be put back."""

from django.db import models


class ThereManager(models.Manager):
    """Only what was not taken away."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(taken_away_at=None)


class Removable(models.Model):
    """Its `objects` are those that are there; `everything` has also what was taken away."""

    taken_away_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ThereManager()
    everything = models.Manager()  # noqa: DJ012 (a manager too; the first is the default one)

    class Meta:
        abstract = True

    @property
    def is_taken_away(self) -> bool:
        return self.taken_away_at is not None
