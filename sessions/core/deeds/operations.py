"""What a facilitator did can be undone from one list, whatever it was: what a deed changed is compared before and
after, and put back where nobody changed it since."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
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
ACTS: dict[str, "Act"] = {}


@dataclass(frozen=True)
class Act:
    """A kind of deed. says: what was done, with the names in `about`; undone: what has happened once it is undone;
    names: what that event names of the rows that were put back; guard: may refuse."""

    name: str
    says: StrOrPromise
    undone: EventType
    names: Callable[[list[Model]], Iterable[Model]] = lambda rows: ()
    guard: Callable[[Change], None] = lambda under_way: None

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
        [label_of(rows), pk, columns_changed]
        for rows, columns, was in before
        for pk, now in states(rows, columns).items()
        if (columns_changed := differing(was.get(pk) or blank(rows, columns), now))
    ]
    if not changed:
        return
    made = Deed.objects.create(
        session=under_way.session, act=act.name, about=about, rows=changed, who=str(ACTING.get())
    )
    under_way.record(events.DEED_DONE, made)


def label_of(rows: QuerySet) -> str:
    return rows.model._meta.label_lower


def states(rows: QuerySet, columns: Iterable[str]) -> dict[int, Columns]:
    """Each row by its key, as it stands in the database, in what JSON holds."""
    found = {row["pk"]: row for row in rows.all().values("pk", *columns)}
    return {pk: plain({name: row[name] for name in columns}) for pk, row in found.items()}


def blank(rows: QuerySet, columns: Iterable[str]) -> Columns:
    """What a row that was made on demand stood for until then."""
    fresh = rows.model()
    return plain({name: getattr(fresh, rows.model._meta.get_field(name).attname) for name in columns})


def plain(values: Columns) -> Columns:
    return json.loads(json.dumps(values, default=lambda moment: moment.isoformat()))


def differing(was: Columns, now: Columns) -> dict[str, list]:
    return {name: [was[name], now[name]] for name in now if was[name] != now[name]}


def undo(*, session: CocreationSession, deed: Deed) -> None:
    """Put back what stood there before a deed. A second time changes nothing. Raises Refused where somebody changed it
    since: that has to be undone first."""
    with change(session, even_frozen=True) as under_way:
        deed.refresh_from_db()
        act = ACTS.get(deed.act)
        if deed.undone_at or act is None:
            return
        act.guard(under_way)
        rows = [put_back(label, pk, columns) for label, pk, columns in deed.rows]
        under_way.session.refresh_from_db()
        deed.undone_at = timezone.now()
        deed.save(update_fields=["undone_at"])
        under_way.record(act.undone, *act.names(rows))
        under_way.record(events.DEED_UNDONE, deed)


def put_back(label: str, pk: int, columns: dict[str, list]) -> Model:
    model = apps.get_model(label)
    fields = {name: model._meta.get_field(name) for name in columns}
    row = model._base_manager.filter(pk=pk).first()
    if row is None:
        raise Refused(_("Wat u terug wilt zetten, is er niet meer."))
    now = plain({name: getattr(row, field.attname) for name, field in fields.items()})
    if any(now[name] != after for name, (_before, after) in columns.items()):
        raise Refused(_("Dit is intussen weer veranderd. Zet eerst terug wat er later gebeurde."))
    for name, (before, _after) in columns.items():
        setattr(row, fields[name].attname, fields[name].to_python(before))
    row.save(update_fields=list(columns))
    return row


def just_done(session: CocreationSession, most: int) -> list[Deed]:
    """What was done last and not undone, the newest first."""
    return list(Deed.objects.filter(session=session, undone_at=None, act__in=ACTS)[:most])


def forget_deeds(session: CocreationSession) -> None:
    """A text was hidden or a person erased: it must not come back with what is put back. Inside change()."""
    Deed.objects.filter(session=session).delete()
