"""The audit log: lines that can be added and never changed unnoticed, as each holds the digest of the one before."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sessions.core.audit.models import AuditEntry, AuditHead

SERVER, OUTSIDE = "server", "outside"
# Who acts in this request; outside requests it is the server's shell.
ACTING: ContextVar[object] = ContextVar("acting", default=SERVER)
HEAD = 1


def account(user) -> str:
    """An account in the log: by its number, so that its name can change or go."""
    return f"account {user.pk}" if user is not None and user.is_authenticated else OUTSIDE


def note(
    act: str, *, session=None, who: str = "", about: Mapping[str, Any] | None = None, **more: Any
) -> AuditEntry:
    """Write one line, in the transaction that does what it tells. act: what was done, in the past tense; session: in
    which, if in one; about, more: keys and kinds, never words that people wrote nor who wrote what."""
    with transaction.atomic():
        AuditHead.objects.get_or_create(pk=HEAD)
        head = AuditHead.objects.select_for_update().get(pk=HEAD)
        entry = AuditEntry(
            number=head.number + 1,
            at=timezone.now(),
            act=act,
            who=who or str(ACTING.get()),
            session_code=session.code if session else "",
            session_key=str(session.creation_key) if session else "",
            about=dict(about or {}) | more,
            previous=head.digest,
        )
        entry.digest = digest_of(entry)
        entry.save(force_insert=True)
        AuditHead.objects.filter(pk=HEAD).update(number=entry.number, digest=entry.digest)
    return entry


def digest_of(entry: AuditEntry) -> str:
    """SHA-256 over everything that a line says, and over the digest of the line before."""
    said = [
        *(entry.number, moment(entry.at), entry.act, entry.who, entry.session_code, entry.session_key),
        *(entry.about, entry.previous),
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True)
class Fault:
    """A line that is not as it was written. number: of the line; what: is wrong with it."""

    number: int
    what: str


def faults() -> Iterator[Fault]:
    """Read the whole log and tell what was changed, left out or put in. Nothing, where it is as it was written."""
    number, digest = 0, ""
    for entry in AuditEntry.objects.order_by("number").iterator():
        number += 1
        if entry.number != number:
            yield Fault(entry.number, f"line {number} is missing")
            number = entry.number
        if entry.previous != digest:
            yield Fault(entry.number, "it does not follow the line before")
        if digest_of(entry) != entry.digest:
            yield Fault(entry.number, "it says something else than was written")
        digest = entry.digest
    head = AuditHead.objects.filter(pk=HEAD).first()
    if (head.number, head.digest) != (number, digest) if head else number:
        yield Fault(number, "the last lines are missing")
