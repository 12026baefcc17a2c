"""Fragments: the parts of a page that are pushed when they change.

A phase declares its fragments; the page, the push and the catch-up all render them here, from the same
template and the same query, so that they cannot differ.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sessions.core.models import CocreationSession

# A list that changed as a whole is pushed whole up to this many items; beyond it, browsers pull it.
WHOLE_LIST = 100


class Audience(StrEnum):
    """Who sees one rendering. A workgroup's audience is followed by its primary key: "workgroup:5"."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    SCREEN = "screen"
    WORKGROUP = "workgroup"


EVERYONE = (Audience.PARTICIPANT, Audience.FACILITATOR, Audience.SCREEN)
INSIDE = (Audience.PARTICIPANT, Audience.FACILITATOR)
# For an event that touches a fragment as a whole rather than by the subjects it names.
WHOLE = None


@dataclass(frozen=True)
class Item:
    """One entry of a list. key: "contribution-12"; order: entries are sorted by this text."""

    key: str
    order: str
    context: dict
    scope: str = ""


@dataclass(frozen=True)
class Fragment:
    """One element of a page, rendered whole.

    context: (session, scope) → template context, in a constant number of queries.
    stale_on: event verb → for a scoped fragment the kind of subject that names the scope, else WHOLE.
    """

    name: str
    template: str
    context: Callable[[CocreationSession, str], dict]
    stale_on: Mapping[str, str | None]
    audiences: tuple[Audience, ...] = EVERYONE
    is_scoped: bool = False
    # For what also changes without an event, such as who is here: how many seconds a rendering serves pages.
    keeps_for: float | None = None

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

    items: (session, scope, keys) → the entries, all of them when keys is None; what was asked for and is not
    returned has gone. stale_on: event verb → kinds of subject whose entries changed, or WHOLE.
    """

    name: str
    template: str
    items: Callable[[CocreationSession, str, set[str] | None], Iterable[Item]]
    stale_on: Mapping[str, tuple[str, ...] | None]
    audiences: tuple[Audience, ...] = EVERYONE
    is_scoped: bool = False
    classes: str = "cards"
    # What a screen reader calls the list; translated.
    label: str = ""
    keeps_for = None

    def dom_id(self, scope: str = "") -> str:
        return f"{self.name}-{scope}" if scope else self.name

    def item_id(self, key: str) -> str:
        return f"{self.name}-{key}"

    def render_item(self, session: CocreationSession, audience: Audience, item: Item) -> SafeString:
        return mark_safe(
            render_to_string(
                self.template,
                {
                    "session": session,
                    "audience": audience,
                    "id": self.item_id(item.key),
                    "order": item.order,
                }
                | item.context,
            ).strip()
        )

    def render(self, session: CocreationSession, audience: Audience, scope: str = "") -> SafeString:
        return self.render_all(session, audience, scope, self.items(session, scope, None))

    def render_all(
        self, session: CocreationSession, audience: Audience, scope: str, listed: Iterable[Item]
    ) -> SafeString:
        """The list with these entries, each in its place."""
        entries = sorted(listed, key=lambda item: item.order)
        return self.wrap(scope, [self.render_item(session, audience, item) for item in entries])

    def wrap(self, scope: str, entries: list[str]) -> SafeString:
        """The list around its rendered entries."""
        return format_html(
            '<ol id="{}" class="items {}" data-items{}>{}</ol>',
            self.dom_id(scope),
            self.classes,
            format_html(' aria-label="{}"', self.label) if self.label else "",
            mark_safe("".join(entries)),
        )


def among(things: QuerySet, pks: list[int] | None) -> QuerySet | list:
    """Those with these primary keys, all of them for None; without a query where none is asked for."""
    if pks is None:
        return things
    return things.filter(pk__in=pks) if pks else []


def keys_of(kind: str, keys: set[str] | None) -> list[int] | None:
    """The primary keys of one kind among item keys: {"dot-3", "cluster-4"}, "cluster" → [4]; None stays None."""
    if keys is None:
        return None
    return [int(key.rpartition("-")[2]) for key in keys if key.rpartition("-")[0] == kind]
