"""A cache of rendered fragments: kept in memory for the next page and brought up to date from the journal.

A room that arrives at once asks for the same board a thousand times. It is rendered once for each audience and
language; after that only the entries that the journal names are rendered anew, as for a push.
"""

import time
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sessions.core.event_types import Subject
from sessions.core.fragments import Audience, Fragment, Item, ItemList
from sessions.core.looking import Entry, Look, Part, part_of
from sessions.core.models import CocreationSession
from sessions.core.stale import ALL, MOST_EVENTS, events_after, stale_after

# So many renderings are kept in a process; the one that was used longest ago goes first.
MOST_CACHED = 2_000
# So many entries of a long list stand on one page: what a phone can still scroll through.
ON_A_PAGE = 200


class CachedFragment:
    """One fragment as it was at a revision, for one audience and language."""

    def __init__(self, fragment: Fragment, audience: Audience, scope: str):
        self.fragment, self.audience, self.scope = fragment, audience, scope
        self.lock = Lock()
        self.revision: int | None = None
        self.made_at = 0.0
        self.rendered = SafeString("")

    def at(self, session: CocreationSession) -> SafeString:
        """The fragment at this session's revision or later."""
        with self.lock:
            self.be_at(session)
            return self.html

    @property
    def html(self) -> SafeString:
        return self.rendered

    def be_at(self, session: CocreationSession) -> None:
        if self.revision is None or self.is_too_old:
            self.make(session)
        elif self.revision < session.revision:
            self.bring_up_to_date(session)

    @property
    def is_too_old(self) -> bool:
        keeps_for = self.fragment.keeps_for
        return keeps_for is not None and time.monotonic() - self.made_at > keeps_for

    def expire(self) -> None:
        """The next page renders this anew."""
        with self.lock:
            self.revision = None

    def bring_up_to_date(self, session: CocreationSession) -> None:
        events = events_after(session, self.revision or 0)
        if len(events) > MOST_EVENTS:
            return self.make(session)
        stale = stale_after(events, [self.fragment])
        if stale.is_unknown:
            return self.make(session)
        self.apply(session, stale)
        self.revision = session.revision

    def make(self, session: CocreationSession) -> None:
        self.rendered = self.fragment.render(session, self.audience, self.scope)
        self.made_at = time.monotonic()
        self.revision = session.revision

    def apply(self, session: CocreationSession, stale) -> None:
        if {self.scope, ALL} & stale.fragments.get(self.fragment.name, set()):
            self.make(session)


class CachedList(CachedFragment):
    """A list as it was at a revision: its entries by key, each with its place and its text."""

    fragment: ItemList  # type: ignore[assignment]  # a list where the other has a fragment

    def make(self, session: CocreationSession) -> None:
        self.entries: dict[Subject, Entry] = {}
        self.put(session, self.fragment.items(session, self.scope, None))
        self.revision = session.revision

    def apply(self, session: CocreationSession, stale) -> None:
        if self.fragment.name not in stale.items:
            return
        touched = stale.items[self.fragment.name]
        if touched is None:
            return self.make(session)
        for subject in touched:
            self.entries.pop(subject, None)
        self.put(session, self.fragment.items(session, self.scope, touched))

    def put(self, session: CocreationSession, items: Iterable[Item]) -> None:
        for item in items:
            self.entries[item.subject] = self.fragment.entry(session, self.audience, item)

    @property
    def html(self) -> SafeString:
        """The whole list."""
        ordered = sorted(self.entries.values(), key=lambda entry: entry.order)
        return self.fragment.wrap(self.scope, [entry.html for entry in ordered])

    def look(self, session: CocreationSession, look: Look) -> tuple[Part, SafeString]:
        """What somebody wants to see of it, at this session's revision or later."""
        with self.lock:
            self.be_at(session)
            part = part_of(self.entries, look, ON_A_PAGE)
        return part, self.fragment.wrap_part(self.scope, part, is_search=look.is_search)


class FragmentCache:
    """What this process keeps."""

    def __init__(self):
        self.lock = Lock()
        self.known: OrderedDict[tuple, CachedFragment] = OrderedDict()

    def render(
        self, fragment: Fragment | ItemList, session: CocreationSession, audience: Audience, scope: str
    ) -> SafeString:
        """The same text as fragment.render() gives, usually without rendering."""
        return self.kept(fragment, session, audience, scope).at(session)

    def look(
        self, fragment: ItemList, session: CocreationSession, audience: Audience, look: Look
    ) -> tuple[Part, SafeString]:
        """A part of a long list, and how many there are."""
        kept = self.kept(fragment, session, audience, "")
        assert isinstance(kept, CachedList)  # of a list
        return kept.look(session, look)

    def expire(self, session: CocreationSession, name: str) -> None:
        """What this fragment shows changed without an event: no page may show the old rendering after a push."""
        with self.lock:
            known = [kept for key, kept in self.known.items() if key[:2] == (session.creation_key, name)]
        for kept in known:
            kept.expire()

    def kept(self, fragment, session: CocreationSession, audience: Audience, scope: str) -> CachedFragment:
        # Primary keys are given out again when a database is emptied; creation keys are not.
        key = (session.creation_key, fragment.name, scope, audience, get_language())
        with self.lock:
            kept = self.known.get(key)
            if kept is None:
                kind = CachedList if isinstance(fragment, ItemList) else CachedFragment
                kept = self.known[key] = kind(fragment, audience, scope)
            self.known.move_to_end(key)
            while len(self.known) > MOST_CACHED:
                self.known.popitem(last=False)
            return kept


CACHE = FragmentCache()
