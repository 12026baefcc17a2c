"""What somebody had before them when they changed it. Only what they changed is written, never over what somebody else
made of it meanwhile: then both are shown."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from sessions.core.refusal import Refused


@dataclass(frozen=True)
class Seen:
    """The state in which a form was shown. digests: field → of its value then."""

    digests: dict[str, str]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Seen":
        return cls({name: digest(value) for name, value in values.items()})

    @classmethod
    def read(cls, text: str) -> "Seen":
        """What dumped() wrote; raises ValueError for anything else."""
        told = json.loads(text)
        if not isinstance(told, dict):
            raise ValueError("no state")
        return cls({str(name): str(value) for name, value in told.items()})

    def dumped(self) -> str:
        return json.dumps(self.digests)

    def had(self, name: str, value: Any) -> bool:
        """Was this its value? What was not shown is taken to have been as it is."""
        return self.digests.get(name, digest(value)) == digest(value)

    def with_(self, values: Mapping[str, Any]) -> "Seen":
        return Seen(self.digests | Seen.of(values).digests)


def digest(value: Any) -> str:
    """Of a value as a person sees it: moments by the minute, nothing and an empty text alike."""
    if isinstance(value, datetime):
        value = value.astimezone(UTC).isoformat(timespec="minutes")
    return hashlib.sha256(str("" if value is None else value).strip().encode()).hexdigest()[:16]


class Clash(Refused):
    """Somebody else changed the same meanwhile. Nothing was written.

    theirs: field → its value now; seen: the state with which what was typed may replace it.
    """

    def __init__(self, theirs: dict[str, Any], seen: Seen):
        super().__init__(_("Iemand anders heeft dit intussen gewijzigd."))
        self.theirs = theirs
        self.seen = seen


def changes(seen: Seen | None, now: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Of what is wanted, what differs from what was seen; all that differs from now where nothing was seen.

    Raises Clash where somebody else gave such a field yet another value.
    """
    if seen is None:
        return {name: value for name, value in wanted.items() if value != now[name]}
    changed = {name: value for name, value in wanted.items() if not seen.had(name, value)}
    theirs = {
        name: now[name]
        for name, value in changed.items()
        if not seen.had(name, now[name]) and digest(now[name]) != digest(value)
    }
    if theirs:
        raise Clash(theirs, seen.with_(theirs))
    return {name: value for name, value in changed.items() if value != now[name]}


def rewrite(row: Model, seen: Seen | None, **wanted: Any) -> dict[str, Any]:
    """Write what somebody changed of a row, inside change(). Returns what was different before. Raises Clash."""
    fresh = type(row)._base_manager.get(pk=row.pk)
    now = {name: getattr(fresh, name) for name in wanted}
    changed = changes(seen, now, wanted)
    for name, value in changed.items():
        setattr(fresh, name, value)
        setattr(row, name, value)
    if changed:
        fresh.save(update_fields=list(changed))
    return {name: now[name] for name in changed}
