"""Which renderings a journal event makes stale: declared by the fragments, worked out here."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sessions.core.fragments import WHOLE, Fragment, ItemList
from sessions.core.journal import Event

# After this many missed events what was rendered is better made anew than brought up to date.
MOST_EVENTS = 500


@dataclass
class Stale:
    """What changed: whole fragments by scope, list entries by key; a whole list as None."""

    fragments: dict[str, set[str]] = field(default_factory=dict)
    items: dict[str, set[str] | None] = field(default_factory=dict)


def events_after(session_id: int, revision: int) -> list[Event]:
    return list(Event.objects.filter(session_id=session_id, revision__gt=revision)[: MOST_EVENTS + 1])


def stale_after(events: Iterable[Event], fragments: Iterable[Fragment | ItemList]) -> Stale:
    """Which of these fragments the events touch."""
    stale = Stale()
    for event in events:
        for fragment in fragments:
            if event.verb in fragment.stale_on:
                mark(stale, fragment, event)
    return stale


def mark(stale: Stale, fragment: Fragment | ItemList, event: Event) -> None:
    touched = fragment.stale_on[event.verb]
    if isinstance(fragment, Fragment):
        scopes = [""] if touched is WHOLE else [str(pk) for pk in event.subjects.get(touched, [])]
        stale.fragments.setdefault(fragment.name, set()).update(scopes)
    elif touched is WHOLE:
        stale.items[fragment.name] = None
    elif stale.items.setdefault(fragment.name, set()) is not None:
        stale.items[fragment.name].update(f"{kind}-{pk}" for kind in touched for pk in event.subjects.get(kind, []))
