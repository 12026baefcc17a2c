"""Rows that are taken out of sight by a mark, so that they can come back."""

from django.db import models
from django.db.models import Q

# Where somebody wrote a text: the table, the row's primary key, the column, the text.
Place = tuple[str, int, str, str]


class Hideable(models.Model):
    """Rows of participants that the facilitator can hide from everyone but their author, with a reason."""

    # Texts of it that nobody wrote.
    not_written: tuple[str, ...] = ()

    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)
    hidden_why = models.CharField(max_length=300, blank=True, editable=False, default="", db_default="")

    class Meta:
        abstract = True

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def written(self) -> str:
        """All that somebody wrote of it, to judge it by."""
        return " · ".join(text for _column, text in self.texts)

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Each text that somebody wrote of it, with its column; none that is empty."""
        free = (
            (field.name, getattr(self, field.name))
            for field in self._meta.fields
            if isinstance(field, (models.CharField, models.TextField))
            and field.editable
            and not field.choices
            and field.name not in self.not_written
        )
        return [(column, text) for column, text in free if text]

    @property
    def places(self) -> list[Place]:
        """Where everything stands that it tells."""
        return [(self._meta.label_lower, self.pk, column, text) for column, text in self.texts]


def there(of: str = "") -> Q:
    """Neither taken away nor hidden. of: the relation that leads to the row, as "party__"."""
    return Q(**{f"{of}taken_away_at": None, f"{of}hidden_at": None})


class ThereManager(models.Manager):
    """Only what was neither taken away nor hidden."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(there())


class Removable(Hideable):
    """Its `objects` are those that are there; `everything` has also what was taken away or hidden."""

    taken_away_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ThereManager()
    everything = models.Manager()  # noqa: DJ012 (a manager too; the first is the default one)

    class Meta:
        abstract = True

    @property
    def is_taken_away(self) -> bool:
        return self.taken_away_at is not None
