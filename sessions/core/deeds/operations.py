"""What a facilitator did can be undone from one list, whatever it was: what a deed changed is compared before and
after, and put back where nobody changed it since."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import Field, Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.core.audit.log import ACTING
from sessions.core.deeds import events
from sessions.core.deeds.models import Deed
from sessions.core.event_types import EventType
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
from sessions.core.refusal import Refused

# Rows and the columns of them that may change.
Watched = tuple[QuerySet, tuple[str, ...]]
Columns = dict[str, Any]
# What is told of a row beside its columns: it was made, or it has gone.
MADE, GONE = "+", "-"
CHANGED_SINCE = _("Dit is intussen weer veranderd. Zet eerst terug wat er later gebeurde.")
ACTS: dict[str, "Act"] = {}


class Changed(Refused):
    """What was done cannot be put back: somebody changed it since."""


@dataclass(frozen=True)
class Act:
    """A kind of deed. says: what was done, with the names in `about`; undone: what has happened once it is undone;
    names: what that event names of the rows that were put back; even_frozen: can it be undone after the freeze?
    blind: columns that are put back whatever stands there now; settle: sees to what follows, inside the change, and may
    refuse."""

    name: str
    says: StrOrPromise
    undone: EventType
    names: Callable[[list[Model]], Iterable[Model]] = lambda rows: ()
    even_frozen: bool = False
    blind: frozenset[str] = frozenset()
    settle: Callable[[Change, list[Model]], None] = lambda under_way, rows: None

    def __post_init__(self) -> None:
        ACTS[self.name] = self


def of_kind(model: type[Model]) -> Callable[[list[Model]], Iterable[Model]]:
    """Of the rows that were put back, those of this model."""
    return lambda rows: [row for row in rows if isinstance(row, model)]


@contextmanager
def deed(under_way: Change, act: Act, *watched: Watched, **about: Any) -> Iterator[None]:
    """Remember what is done inside, as one deed; nothing where nothing changes. Inside change()."""
    before = [(rows, columns, states(rows, columns)) for rows, columns in watched]
    yield
    changed = [
        [rows.model._meta.label_lower, pk, differing(was.get(pk), now.get(pk))]
        for rows, columns, was in before
        for now in [states(rows, columns)]
        for pk in sorted({*was, *now})
        if was.get(pk) != now.get(pk)
    ]
    if not changed:
        return
    made = Deed.objects.create(
        session=under_way.session, act=act.name, about=about, rows=changed, who=str(ACTING.get())
    )
    under_way.record(events.DEED_DONE, made)


def states(rows: QuerySet, columns: Iterable[str]) -> dict[int, Columns]:
    """Each row by its key, as it stands in the database, in what JSON holds."""
    found = {row["pk"]: row for row in rows.all().values("pk", *columns)}
    return {pk: plain({name: row[name] for name in columns}) for pk, row in found.items()}


def plain(values: Columns) -> Columns:
    return json.loads(json.dumps(values, default=lambda moment: moment.isoformat()))


def differing(was: Columns | None, now: Columns | None) -> dict[str, list]:
    """What changed of a row; all of one that was made ([None, now]) or has gone ([was, None])."""
    if was is None:
        return {MADE: []} | {name: [None, value] for name, value in (now or {}).items()}
    if now is None:
        return {GONE: []} | {name: [value, None] for name, value in was.items()}
    return {name: [was[name], now[name]] for name in now if was[name] != now[name]}


def undo(*, session: CocreationSession, deed: Deed) -> None:
    """Put back what stood there before a deed. A second time changes nothing. Raises Changed where somebody changed it
    since: that has to be undone first."""
    act = ACTS.get(deed.act)
    if act is None:
        return
    with change(session, even_frozen=act.even_frozen) as under_way:
        deed.refresh_from_db()
        if deed.undone_at:
            return
        rows = [put_back(label, pk, columns, act.blind) for label, pk, columns in deed.rows]
        under_way.session.refresh_from_db()
        act.settle(under_way, rows)
        deed.undone_at = timezone.now()
        deed.save(update_fields=["undone_at"])
        under_way.record(act.undone, *act.names(rows))
        under_way.record(events.DEED_UNDONE, deed)


def put_back(label: str, pk: int, columns: dict[str, list], blind: frozenset[str]) -> Model:
    """A row as it was before. Raises Changed where it is not as it was after."""
    model = apps.get_model(label)
    fields = {name: model._meta.get_field(name) for name in columns if name not in (MADE, GONE)}
    row = model._base_manager.filter(pk=pk).first()
    if GONE in columns:
        return made_again(model(pk=pk), fields, columns, is_there=row is not None)
    now = row and plain({name: getattr(row, field.attname) for name, field in fields.items()})
    if row is None or any(now[name] != columns[name][1] for name in fields if name not in blind):
        raise Changed(str(CHANGED_SINCE))
    if MADE in columns:
        row.delete()
        row.pk = pk
        return row
    fill(row, fields, columns)
    try:
        with transaction.atomic():
            row.save(update_fields=list(fields))
    except IntegrityError:
        raise Changed(str(CHANGED_SINCE)) from None
    return row


def made_again(row: Model, fields: dict[str, Field], columns: dict[str, list], *, is_there: bool) -> Model:
    fill(row, fields, columns)
    try:
        if is_there:
            raise IntegrityError
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Changed(str(CHANGED_SINCE)) from None
    return row


def fill(row: Model, fields: dict[str, Field], columns: dict[str, list]) -> None:
    for name, field in fields.items():
        setattr(row, field.attname, field.to_python(columns[name][0]))


def just_done(session: CocreationSession) -> QuerySet[Deed]:
    """What was done last and not undone, the newest first; what it changed is not read."""
    return Deed.objects.filter(session=session, undone_at=None, act__in=ACTS).defer("rows")


def forget_deeds(session: CocreationSession) -> None:
    """A text was hidden or a person erased: it must not come back with what is put back. Inside change()."""
    Deed.objects.filter(session=session).delete()
