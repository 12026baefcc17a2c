"""Reading an archive with distrust: somebody may have made it by hand. Every row is one of ours, every value is of its
column, and whatever points somewhere points into the file."""

import re
from collections import defaultdict
from collections.abc import Iterator
from types import NoneType

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import CharField, Field, ForeignKey, Model, TextField
from django.utils.translation import gettext as _

from sessions.archive.tables import tables
from sessions.brownpaper.models import BrownpaperVersion
from sessions.core.fields import LARGEST_KEY
from sessions.core.hiding.models import Redaction
from sessions.core.models import CocreationSession
from sessions.core.people.models import Merging
from sessions.core.refusal import Refused

CODE = re.compile(r"[A-Z0-9-]{1,8}")
# BCP 47, as far as sessions are in one.
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
ZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")
# Columns whose text is more than text: what it must look like.
LOOKS: dict[tuple[type[Model], str], re.Pattern[str]] = {
    (CocreationSession, "code"): CODE,
    (CocreationSession, "door_code"): re.compile(rf"({CODE.pattern})?"),
    (CocreationSession, "language"): LANGUAGE,
    (CocreationSession, "zone"): ZONE,
    (BrownpaperVersion, "language"): re.compile("|".join(code for code, _name in settings.LANGUAGES)),
}
Place = tuple[object, object, object]
NOWHERE: tuple = (None,) * 3
BY_LABEL = {model._meta.label_lower: model for model in tables()}


def guard_heading(heading: dict) -> None:
    if not (isinstance(heading["code"], str) and CODE.fullmatch(heading["code"])):
        raise Refused(_("Regel 1: de code is geen code van een sessie. Er is niets teruggezet."))


class Checker:
    """Looks at the rows of one file as they come. Raises Refused with the number of the line and the reason."""

    def __init__(self) -> None:
        self.line = 1
        # The primary keys of the rows so far, by model.
        self.seen: dict[type[Model], set[int]] = defaultdict(set)
        # What rows name besides their columns, by their line; it may come after them.
        self.named: list[tuple[int, Place]] = []

    def refuse(self, why: str) -> Refused:
        said = {"line": self.line, "why": why}
        return Refused(_("Regel %(line)d: %(why)s. Er is niets teruggezet.") % said)

    def look_at(self, row: dict) -> None:
        """A row as it will be put back, with the keys of the file."""
        model = BY_LABEL.get(row.get("model", ""))
        if model is None:
            return  # of another version, which is said as such
        fields = row.get("fields")
        if not is_key(row.get("pk")) or not isinstance(fields, dict):
            raise self.refuse(_("geen rij"))
        if model is CocreationSession and self.seen[model]:
            raise self.refuse(_("een tweede sessie"))
        if row["pk"] in self.seen[model]:
            raise self.refuse(_("twee keer dezelfde rij"))
        columns = {each.name: each for each in model._meta.fields}
        for name, value in fields.items():
            if name not in columns:
                raise self.refuse(_("een kolom die er niet is"))
            self.look_at_value(model, columns[name], value)
        self.named += [(self.line, place) for place in places_in(model, fields)]
        self.seen[model].add(row["pk"])

    def look_at_value(self, model: type[Model], column: Field, value: object) -> None:
        if isinstance(column, ForeignKey):
            # The session points to its running block, which comes later; that is looked up by itself.
            if (
                value is not None
                and model is not CocreationSession
                and not self.is_here(column.related_model, value)
            ):
                raise self.refuse(_("%(column)s wijst buiten dit bestand") % {"column": column.name})
            return
        looks = LOOKS.get((model, column.name))
        if looks is not None and not (isinstance(value, str) and looks.fullmatch(value)):
            raise self.refuse(_("%(column)s is niet wat het moet zijn") % {"column": column.name})
        try:
            if isinstance(column, (CharField, TextField)) and not isinstance(value, (str, NoneType)):
                raise TypeError
            held = column.to_python(value)
            if isinstance(column, CharField) and held is not None:
                column.run_validators(held)
            if column.choices and held not in (None, "") and held not in dict(column.flatchoices):
                raise ValidationError("choice")
        except (ValidationError, TypeError, ValueError) as reason:
            raise self.refuse(_("%(column)s is niet wat het moet zijn") % {"column": column.name}) from reason

    def is_here(self, model: object, key: object) -> bool:
        return isinstance(model, type) and is_key(key) and key in self.seen[model]

    def look_back(self) -> None:
        """All rows are there: what they name must be among them."""
        for line, (label, key, column) in self.named:
            model = BY_LABEL.get(label) if isinstance(label, str) else None
            names = {each.name for each in model._meta.fields} if model else set()
            if model is None or not self.is_here(model, key) or column not in names:
                self.line = line
                raise self.refuse(_("een verwijzing buiten dit bestand"))


def places_in(model: type[Model], fields: dict) -> Iterator[Place]:
    """What a row names besides its columns, which is written or handed on some day: (label, key, column)."""
    if model is Redaction:
        for place in fields.get("places", []):
            label, key, column, *_rest = place if isinstance(place, list) and len(place) == 5 else NOWHERE
            yield label, key, column
    if model is Merging:
        rows = fields.get("rows", {})
        for name, keys in rows.items() if isinstance(rows, dict) else [("", NOWHERE)]:
            label, _dot, column = name.rpartition(".")
            yield from ((label, key, column) for key in (keys if isinstance(keys, list) else NOWHERE))


def is_key(key: object) -> bool:
    return isinstance(key, int) and not isinstance(key, bool) and 0 < key <= LARGEST_KEY
