"""Who or what is already called so: compared here and not by the database, since each folds capitals in its own way."""

from collections.abc import Iterable
from typing import TypeVar

from sessions.core.texts import name_key

Named = TypeVar("Named")


def called(name: str, things: Iterable[Named], attribute: str = "name") -> Named | None:
    """The first of these things whose name is the same to a reader, if any. Asked under the session's lock."""
    key = name_key(name)
    return next((thing for thing in things if name_key(getattr(thing, attribute)) == key), None)
