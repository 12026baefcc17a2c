"""One row by what its columns hold, with a statement that is made once: a tenth of the time in which the ORM makes the
same statement again. For what every request and every push asks (bench/README.md says what it gives)."""

from functools import cache
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model

Row = TypeVar("Row", bound=Model)


def row(model: type[Row], *, is_locked: bool = False, **columns: Any) -> Row | None:
    """The first row whose columns hold these values, None where there is none.

    columns: by the names that the database has for them, never None. is_locked: until the transaction ends, where the
    database can lock a row (SQLite locks as a whole).
    """
    lock = is_locked and connection.features.has_select_for_update
    with connection.cursor() as cursor:
        cursor.execute(statement(model, tuple(columns), lock), list(columns.values()))
        found = cursor.fetchone()
    if found is None:
        return None
    values = list(found)
    for place, field, convert in conversions(model):
        values[place] = convert(values[place], field, connection)
    return model.from_db(connection.alias, [each.attname for each in model._meta.concrete_fields], values)


@cache
def statement(model: type[Model], columns: tuple[str, ...], is_locked: bool) -> str:
    asked = ", ".join(quoted(each.column) for each in model._meta.concrete_fields)
    where = " AND ".join(f"{quoted(column)} = %s" for column in columns)
    table, lock = quoted(model._meta.db_table), " FOR UPDATE" if is_locked else ""
    return f"SELECT {asked} FROM {table} WHERE {where}{lock}"  # noqa: S608 (our own names; values are parameters)


@cache
def conversions(model: type[Model]) -> list[tuple[int, Any, Any]]:
    """What the database gives back in another way than Python has it: (place, column, how it is converted)."""
    columns = [each.get_col(model._meta.db_table) for each in model._meta.concrete_fields]
    return [
        (place, column, convert)
        for place, column in enumerate(columns)
        for convert in (
            *connection.ops.get_db_converters(column),
            *column.output_field.get_db_converters(connection),
        )
    ]


def quoted(name: str | None) -> str:
    assert name is not None  # what is stored has a column
    return connection.ops.quote_name(name)
