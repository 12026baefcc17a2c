"""Fragments: the parts of a page that are pushed when they change.

A phase declares its fragments; the page, the push and the catch-up all render them here, from the same
template and the same query, so that they cannot differ.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Choices, Model, QuerySet
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django_stubs_ext import StrOrPromise

from sessions.core.event_types import EventType, Subject, kind_of, subject_of
from sessions.core.looking import Entry, Part
from sessions.core.models import CocreationSession
from sessions.core.texts import name_key

# A list that changed as a whole is pushed whole up to this many items; beyond it, browsers pull it.
WHOLE_LIST = 100
NOTHING_MORE = SafeString("")
# Of a number by which entries are sorted: enough for every primary key.
DIGITS = 16


class Audience(StrEnum):
    """Who sees one rendering. A workgroup's audience is followed by its primary key: "workgroup:5"."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    SCREEN = "screen"
    WORKGROUP = "workgroup"


EVERYONE = (Audience.PARTICIPANT, Audience.FACILITATOR, Audience.SCREEN)
INSIDE = (Audience.PARTICIPANT, Audience.FACILITATOR)


@dataclass(frozen=True)
class Item:
    """One entry of a list. subject: what it shows; order: entries are sorted by this text, see place(); is_heading:
    does it stand above what follows it?"""

    subject: Subject
    order: str
    context: dict
    is_heading: bool = False

    @classmethod
    def of(cls, thing: Model | Subject, order: str, **context) -> "Item":
        return cls(subject_of(thing), order, context)

    @classmethod
    def heading(cls, thing: Model | Subject, order: str, **context) -> "Item":
        return cls(subject_of(thing), order, context, is_heading=True)


def place(*numbers: int | str) -> str:
    """Where an entry stands, as a text that sorts as its numbers do; negative ones sort from large to small."""
    return "-".join(each if isinstance(each, str) else f"{each % 10**DIGITS:0{DIGITS}d}" for each in numbers)


@dataclass(frozen=True)
class Fragment:
    """One element of a page, rendered whole.

    context: (session, scope) → template context, in a constant number of queries.
    scope: the model of which there is one such fragment for each row, such as a workgroup; its key is the scope.
    stale_on: events after which it is rendered anew, a scoped one for the rows that the event names;
    all_stale_on: events after which it is rendered anew in every scope.
    """

    name: str
    template: str
    context: Callable[[CocreationSession, str], dict]
    stale_on: tuple[EventType, ...]
    all_stale_on: tuple[EventType, ...] = ()
    audiences: tuple[Audience, ...] = EVERYONE
    scope: type[Model] | None = None
    # For what also changes without an event, such as who is here: how many seconds a rendering serves pages.
    keeps_for: float | None = None

    def __post_init__(self) -> None:
        if self.scope is not None:
            guard_named(self.name, self.stale_on, (self.scope,))

    @property
    def is_scoped(self) -> bool:
        return self.scope is not None

    def dom_id(self, scope: str = "") -> str:
        return f"{self.name}-{scope}" if scope else self.name

    def render(self, session: CocreationSession, audience: Audience, scope: str = "") -> SafeString:
        context = self.context(session, scope)
        return render_to_string(
            self.template,
            {"session": session, "audience": audience, "id": self.dom_id(scope), "scope": scope} | context,
        )


@dataclass(frozen=True)
class ItemList:
    """A list whose entries are pushed one by one, each to its place.

    entries: the models whose rows it lists. scope: as for a Fragment; the key of an entry's subject is its scope.
    items: (session, scope, wanted) → the entries, all of them when wanted is None; what was asked for and is not
    returned has gone. stale_on: events that change the entries they name; all_stale_on: that change any.
    """

    name: str
    template: str
    entries: tuple[type[Model], ...]
    items: Callable[[CocreationSession, str, set[Subject] | None], Iterable[Item]]
    stale_on: tuple[EventType, ...]
    all_stale_on: tuple[EventType, ...] = ()
    audiences: tuple[Audience, ...] = EVERYONE
    scope: type[Model] | None = None
    classes: str = "cards"
    # What a screen reader calls the list; translated.
    label: StrOrPromise = ""
    # Of a list that becomes long, which pages show with {% long_list %}: by which words an entry is found, and of
    # which of the choices it is.
    words: Callable[[dict], str] = lambda _context: ""
    kind: Callable[[dict], str] = lambda _context: ""
    choices: type[Choices] | None = None
    # Entries that come and go with the others: asked for with whatever changes.
    along: tuple[Subject, ...] = ()
    keeps_for = None

    def __post_init__(self) -> None:
        guard_named(self.name, self.stale_on, self.entries)

    @property
    def is_scoped(self) -> bool:
        return self.scope is not None

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind_of(model) for model in self.entries)

    def dom_id(self, scope: str = "") -> str:
        return f"{self.name}-{scope}" if scope else self.name

    def item_id(self, subject: Subject) -> str:
        return f"{self.name}-{subject.key}"

    def render_item(self, session: CocreationSession, audience: Audience, item: Item) -> SafeString:
        return mark_safe(
            render_to_string(
                self.template,
                {
                    "session": session,
                    "audience": audience,
                    "id": self.item_id(item.subject),
                    "order": item.order,
                }
                | item.context,
            ).strip()
        )

    def entry(self, session: CocreationSession, audience: Audience, item: Item) -> Entry:
        """An entry as it is kept: rendered, and with what it is found by."""
        return Entry(
            item.order,
            self.render_item(session, audience, item),
            words="" if item.is_heading else name_key(self.words(item.context)),
            kind="" if item.is_heading else self.kind(item.context),
            is_heading=item.is_heading,
        )

    def render(self, session: CocreationSession, audience: Audience, scope: str = "") -> SafeString:
        return self.render_all(session, audience, scope, self.items(session, scope, None))

    def render_all(
        self, session: CocreationSession, audience: Audience, scope: str, listed: Iterable[Item]
    ) -> SafeString:
        """The list with these entries, each in its place."""
        entries = sorted(listed, key=lambda item: item.order)
        return self.wrap(scope, [self.render_item(session, audience, item) for item in entries])

    def wrap(self, scope: str, entries: list[str], more: SafeString = NOTHING_MORE) -> SafeString:
        """The list around its rendered entries. more: what else it says of itself."""
        return format_html(
            '<ol id="{}" class="items {}" data-items{}{}>{}</ol>',
            self.dom_id(scope),
            self.classes,
            format_html(' aria-label="{}"', self.label) if self.label else "",
            more,
            mark_safe("".join(entries)),
        )

    def wrap_part(self, scope: str, part: Part, *, is_search: bool) -> SafeString:
        """A page of it. What is pushed comes in where it has its place on this page; in what was found nothing does."""
        bounds = [
            *([format_html(' data-since="{}"', part.since)] if part.since else []),
            *([format_html(' data-until="{}"', part.until)] if part.until else []),
            *([mark_safe(" data-found")] if is_search else []),
        ]
        return self.wrap(scope, [entry.html for entry in part.entries], mark_safe("".join(bounds)))


def guard_named(name: str, event_types: Iterable[EventType], models: tuple[type[Model], ...]) -> None:
    """Raises ValueError where a fragment waits for an event that names nothing of what it shows."""
    for each in event_types:
        if not set(models) & set(each.about):
            raise ValueError(f"{name} waits for {each}, which names none of what it shows")


def is_wanted(model: type[Model], wanted: set[Subject] | None) -> bool:
    """Can rows of this model be among what is wanted?"""
    return wanted is None or any(each.kind == kind_of(model) for each in wanted)


def among(
    things: QuerySet, wanted: set[Subject] | None, field: str = "pk", kind: type[Model] | None = None
) -> QuerySet:
    """Those rows that are wanted, all of them for None. kind: the model of the subjects, by default the rows' own;
    field: the column that holds their keys."""
    if wanted is None:
        return things
    name = kind_of(kind or things.model)
    pks = [each.pk for each in wanted if each.kind == name and isinstance(each.pk, int)]
    return things.filter(**{f"{field}__in": pks}) if pks else things.none()
