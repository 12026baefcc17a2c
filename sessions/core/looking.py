"""Looking at a long list: a page of it, what is found in it by a word, what is of one kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from sessions.core.event_types import Subject
from sessions.core.texts import name_key


@dataclass(frozen=True)
class Look:
    """What somebody wants to see of the list of this name. find: words that an entry must hold; only: the one kind that
    is shown, "" for all; page: its number, from 1; to: the key of an entry, whose page it then is."""

    name: str
    find: str = ""
    only: str = ""
    page: int = 1
    to: str = ""

    @classmethod
    def asked(cls, name: str, query: Mapping[str, str]) -> "Look":
        """As the address of a page asks it, where every list has parameters of its own. Anything else is as if it was
        not asked."""
        page = query.get(f"{name}-page", "")
        return cls(
            name,
            find=query.get(f"{name}-find", "").strip()[:100],
            only=query.get(f"{name}-only", "")[:40],
            page=int(page) if page.isdecimal() and len(page) < 6 else 1,
            to=query.get(f"{name}-to", "")[:60],
        )

    @property
    def is_search(self) -> bool:
        return bool(self.find or self.only)

    def address(self, page: int) -> str:
        """The query of another page of the same."""
        words = {"find": self.find, "only": self.only, "page": str(page) if page > 1 else ""}
        return "?" + urlencode({f"{self.name}-{key}": value for key, value in words.items() if value})


@dataclass(frozen=True)
class Entry:
    """One rendered entry of a list. words: by which it is found; kind: of the list's choices; a heading is shown with
    what follows it."""

    order: str
    html: str
    words: str = ""
    kind: str = ""
    is_heading: bool = False

    def is_found(self, words: Sequence[str], only: str) -> bool:
        return (not only or self.kind == only) and all(word in self.words for word in words)


@dataclass(frozen=True)
class Part:
    """The entries of one page. since, until: between which places what is pushed belongs to it, "" for no bound."""

    entries: list[Entry]
    page: int
    pages: int
    found: int
    total: int
    since: str = ""
    until: str = ""


def part_of(entries: Mapping[Subject, Entry], look: Look, per_page: int) -> Part:
    """What this look shows. per_page: entries on a page, headings among them."""
    ordered = sorted(entries.items(), key=lambda each: each[1].order)
    total = sum(not entry.is_heading for _subject, entry in ordered)
    if look.is_search:
        words = name_key(look.find).split()
        kept = [each for each in ordered if each[1].is_heading or each[1].is_found(words, look.only)]
        ordered = list(without_empty_headings(kept))
    found = sum(not entry.is_heading for _subject, entry in ordered)
    pages = max(1, -(-len(ordered) // per_page))
    page = min(max(1, page_with(ordered, look.to, per_page) or look.page), pages)
    first, last = (page - 1) * per_page, page * per_page
    shown = [entry for _subject, entry in ordered[first:last]]
    return Part(
        shown,
        page,
        pages,
        found,
        total,
        since=shown[0].order if page > 1 else "",
        until=ordered[last][1].order if page < pages else "",
    )


def page_with(ordered: Sequence[tuple[Subject, Entry]], key: str, per_page: int) -> int:
    """The page on which the entry of this key stands, 0 for none."""
    places = (place for place, (subject, _entry) in enumerate(ordered) if subject.key == key) if key else iter(())
    place = next(places, -1)
    return place // per_page + 1 if place >= 0 else 0


def without_empty_headings(ordered: Sequence[tuple[Subject, Entry]]) -> Iterable[tuple[Subject, Entry]]:
    """A heading under which nothing was found is left out."""
    for place, (subject, entry) in enumerate(ordered):
        following = ordered[place + 1][1] if place + 1 < len(ordered) else None
        if not entry.is_heading or (following is not None and not following.is_heading):
            yield subject, entry
