"""What was written without a name: found back by its author and by nobody else, also not by when it was written.

SECURITY.md says against whom this holds.
"""

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Iterable
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.db.models.sql import DeleteQuery
from django.utils import timezone

from sessions.core.event_types import EventType
from sessions.core.journal import Event
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant

SHUFFLER = secrets.SystemRandom()
AT_ONCE = 500


def mark(secret: str, session_key: uuid.UUID, key: uuid.UUID | str) -> str:
    """The mark that its author leaves on one thing: another on each, so that nobody sees which are of one person.

    Only who holds the secret can make it: the database holds digests of secrets, from which no mark can be made.
    session_key, key: the creation keys of the session and of the thing, which go along when a session moves to another
    server.
    """
    return signed(secret, f"mark:{session_key}:{key}")


def mark_of_before(secret: str, session_key: uuid.UUID) -> str:
    """The mark on what was written when all of one person in a session carried the same."""
    return signed(secret, f"mark:{session_key}")


def signed(secret: str, text: str) -> str:
    return hmac.digest(secret.encode(), text.encode(), hashlib.sha256).hex()


def marked_as_mine(participant: Participant, things: QuerySet) -> list[int]:
    """Which of these things somebody wrote without a name: their primary keys. things: all of one kind in the session;
    a page asks for them more than once."""
    known = {} if participant.marked is None else participant.marked
    if things.model not in known:
        known[things.model] = marked_by(participant.secret, participant.session.creation_key, things)
    return known[things.model]


def marked_by(secret: str, session_key: uuid.UUID, things: QuerySet) -> list[int]:
    """Which of these things carry a mark of this secret: their primary keys. One digest (a microsecond) a thing."""
    before = mark_of_before(secret, session_key)
    marked = things.exclude(mark="").order_by().values_list("pk", "creation_key", "mark")
    return [pk for pk, key, left in marked if left in (before, mark(secret, session_key, key))]


def coarse(moment: datetime) -> datetime:
    """The hour of it: when exactly somebody pressed would tell who of the room it was."""
    return moment.replace(minute=0, second=0, microsecond=0)


def write_anew(rows: list[Model]) -> None:
    """Take rows of one table out and put them in again in no order, so that neither their place in the file nor a
    moment tells when they came. Their keys stay, and what points to them. Shuffles the rows."""
    if not rows:
        return
    SHUFFLER.shuffle(rows)
    model, keys = type(rows[0]), [each.pk for each in rows]
    DeleteQuery(model).delete_batch(
        keys, connection.alias
    )  # nothing goes along: they are back before anybody looks
    model._base_manager.bulk_create(rows, AT_ONCE)
    moments = [each.name for each in model._meta.fields if getattr(each, "auto_now_add", False)]
    if moments:
        model._base_manager.filter(pk__in=keys).update(**dict.fromkeys(moments, coarse(timezone.now())))
    transaction.on_commit(forget_what_was_there)


def forget_what_was_there() -> None:
    """In SQLite: what stood in the file before is overwritten now, where nobody is reading it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor, without_waiting(cursor):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def without_waiting(cursor):
    cursor.execute("PRAGMA busy_timeout")
    patience = cursor.fetchone()[0]
    cursor.execute("PRAGMA busy_timeout = 0")
    yield
    cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")


def blur(session: CocreationSession, event_types: Iterable[EventType]) -> None:
    """Take out of the journal to which things these events happened and when exactly. Pages that were away meanwhile
    fetch the whole list."""
    told = Event.objects.filter(session=session, verb__in=[each.verb for each in event_types])
    events = list(told.exclude(subjects={}))
    for event in events:
        event.subjects, event.at = {}, coarse(event.at)
    Event.objects.bulk_update(events, ["subjects", "at"], AT_ONCE)
