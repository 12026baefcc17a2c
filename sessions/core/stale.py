"""Which renderings a journal event makes stale: declared by the fragments, worked out here."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from sessions.core.event_types import Subject, UnreadableSubject, kind_of
from sessions.core.fragments import Fragment, ItemList
from sessions.core.journal import Event
from sessions.core.models import CocreationSession

# After this many missed events what was rendered is better made anew than brought up to date.
MOST_EVENTS = 500
# Stands for a fragment without scopes, and for all scopes of one that has them.
ALL = ""


@dataclass
class Stale:
    """What changed: whole fragments by scope, list entries by subject; a whole list as None."""

    fragments: dict[str, set[str]] = field(default_factory=dict)
    items: dict[str, set[Subject] | None] = field(default_factory=dict)
    # Something happened that this version of the software does not know: anything may have changed.
    is_unknown: bool = False
    # What happened, for the log.
    verbs: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.fragments or self.items or self.is_unknown)


# Where a session, as one page read it, keeps what happened since.
READ = "events that were read"


def events_after(session: CocreationSession, revision: int) -> list[Event]:
    """What happened after a revision, up to where this session was when it was read: what is rendered of it shows no
    older state than the revision that it is stamped with. Read once for all fragments of a page."""
    read: tuple[int, int, list[Event]] | None = session.__dict__.get(READ)
    if read is None or read[0] > revision or read[1] != session.revision:
        happened = Event.objects.filter(session=session, revision__gt=revision, revision__lte=session.revision)
        read = session.__dict__[READ] = (revision, session.revision, list(happened[: MOST_EVENTS + 1]))
    since, _until, events = read
    if since == revision or len(events) > MOST_EVENTS:
        # More than anybody looks at: whoever asks renders anew.
        return events
    return [each for each in events if each.revision > revision]


def head_of(session_id: int) -> int:
    """The revision that a session is at; 0 for one that was erased."""
    return CocreationSession.objects.filter(pk=session_id).values_list("revision", flat=True).first() or 0


def stale_after(events: Iterable[Event], fragments: Iterable[Fragment | ItemList]) -> Stale:
    """Which of these fragments the events touch. No event can stop it: what it does not understand it says."""
    stale = Stale()
    for event in events:
        stale.verbs.add(event.verb)
        if event.type is None:
            logging.getLogger("cocreatie").warning("an event of another version of the software: %s", event)
            stale.is_unknown = True
        for fragment in fragments:
            if event.type in fragment.all_stale_on:
                mark_all(stale, fragment)
            elif event.type in fragment.stale_on:
                mark(stale, fragment, event)
    return stale


def mark_all(stale: Stale, fragment: Fragment | ItemList) -> None:
    if isinstance(fragment, Fragment):
        stale.fragments.setdefault(fragment.name, set()).add(ALL)
    else:
        stale.items[fragment.name] = None


def mark(stale: Stale, fragment: Fragment | ItemList, event: Event) -> None:
    """Mark what the event names; everything, where that cannot be read."""
    try:
        named = event.about
    except UnreadableSubject as reason:
        logging.getLogger("cocreatie").warning("event %s names what cannot be read: %s", event, reason)
        return mark_all(stale, fragment)
    if isinstance(fragment, Fragment):
        kind = kind_of(fragment.scope) if fragment.scope else None
        scopes = {str(subject.pk) for subject in named if subject.kind == kind} if kind else {ALL}
        stale.fragments.setdefault(fragment.name, set()).update(scopes)
        return
    entries = {subject for subject in named if subject.kind in fragment.kinds}
    if not entries:
        return mark_all(stale, fragment)  # another version of the software did not say which
    if (marked := stale.items.setdefault(fragment.name, set())) is not None:
        marked.update(entries, fragment.along)
