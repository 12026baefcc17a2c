"""From journal to frames: which fragments are stale, rendered once for each audience and language.

A frame is a dict: rev (the revision it brings a page to), now (the server's clock, ISO 8601; not in the first
frame of a socket) and parts, each
one of {"op": "whole", "id", "html"} · {"op": "item", "list", "id", "html"} · {"op": "remove", "id"} ·
{"op": "pull", "id"} (too much to push: fetch it).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone, translation

from sessions.core.fragments import WHOLE_LIST, Audience, Fragment, ItemList
from sessions.core.models import CocreationSession
from sessions.core.stale import MOST_EVENTS, Stale, events_after, stale_after
from sessions.facilitation.catalogue import FRAGMENTS
from sessions.live.shared_text import SharedText


@dataclass(frozen=True)
class Seat:
    """What one socket may see, and in which language. Sockets with equal seats get the same text.

    audiences: "participant", "facilitator", "screen" and "workgroup:<primary key>".
    """

    audiences: tuple[str, ...]
    language: str


class Renderer:
    """Renders what is stale, each part once per audience and language, however many seats ask for it."""

    def __init__(self, session: CocreationSession, stale: Stale, revision: int):
        self.session = session
        self.stale = stale
        self.revision = revision
        self.kept: dict[tuple[str, str], list[dict]] = {}

    def frame(self, seat: Seat) -> dict:
        return {"rev": self.revision, "now": timezone.now().isoformat(), "parts": self.parts_of(seat)}

    def parts_of(self, seat: Seat) -> list[dict]:
        return [part for audience in seat.audiences for part in self.parts(audience, seat.language)]

    def parts(self, audience: str, language: str) -> list[dict]:
        if (audience, language) not in self.kept:
            with translation.override(language):
                self.kept[audience, language] = list(self.rendered(audience))
        return self.kept[audience, language]

    def rendered(self, audience: str) -> Iterable[dict]:
        kind, _colon, workgroup = audience.partition(":")
        for fragment in FRAGMENTS:
            if kind not in fragment.audiences:
                continue
            if isinstance(fragment, Fragment):
                yield from self.whole(fragment, Audience(kind), workgroup)
            elif fragment.name in self.stale.items:
                yield from self.entries(fragment, Audience(kind), workgroup)

    def whole(self, fragment: Fragment, audience: Audience, workgroup: str) -> Iterable[dict]:
        scopes = self.stale.fragments.get(fragment.name, set())
        if fragment.is_scoped and "" in scopes:
            scopes = (scopes | {workgroup}) - {""}  # all of them: those that this audience looks at
        for scope in sorted(scopes):
            if workgroup and scope != workgroup:
                continue
            try:
                html = fragment.render(self.session, audience, scope)
            except ObjectDoesNotExist:
                continue  # what this fragment is about has gone; the page that showed it will follow
            yield {"op": "whole", "id": fragment.dom_id(scope), "html": html.strip()}

    def entries(self, items: ItemList, audience: Audience, workgroup: str) -> Iterable[dict]:
        keys = self.stale.items[items.name]
        for scope in self.scopes(items, keys, workgroup):
            if keys is not None and len(keys) > WHOLE_LIST:
                yield {"op": "pull", "id": items.dom_id(scope)}
                continue
            listed = items.items(self.session, scope, keys)
            if keys is None:
                yield from self.whole_list(items, audience, scope, listed)
                continue
            for item in listed:
                html = items.render_item(self.session, audience, item)
                yield {"op": "item", "list": items.dom_id(scope), "id": items.item_id(item.key), "html": html}
            if not items.is_scoped:
                for key in sorted(keys - {item.key for item in listed}):
                    yield {"op": "remove", "id": items.item_id(key)}

    def scopes(self, items: ItemList, keys: set[str] | None, workgroup: str) -> list[str]:
        """The scopes of a scoped list that these keys speak of: "text-5-title" is of scope 5."""
        if not items.is_scoped:
            return [""]
        named = {key.split("-")[1] for key in keys or ()}
        return [workgroup] if workgroup in named else [] if workgroup else sorted(named)

    def whole_list(self, items: ItemList, audience: Audience, scope: str, listed: list) -> Iterable[dict]:
        if len(listed) > WHOLE_LIST:
            yield {"op": "pull", "id": items.dom_id(scope)}
            return
        html = items.render_all(self.session, audience, scope, listed)
        yield {"op": "whole", "id": items.dom_id(scope), "html": html}


def catch_up(session: CocreationSession, seat: Seat, since: int) -> tuple[int, str]:
    """One frame with everything that changed after revision `since`, or the advice to fetch the page anew.

    Returns the revision it brings a page to, and the frame as text.
    """
    frame = catch_up_frame(session, seat, since)
    return frame["rev"], SharedText(json.dumps(frame, ensure_ascii=False))


def catch_up_frame(session: CocreationSession, seat: Seat, since: int) -> dict:
    # Shared by a room that comes back together, so it does not tell the time.
    events = events_after(session.pk, since)
    head = max(session.revision, events[-1].revision if events else 0)
    if len(events) > MOST_EVENTS or since > head:
        return {"rev": head, "parts": [], "anew": True}
    stale = stale_after(events, FRAGMENTS)
    # Sockets come and go without an event, so who is here is always told anew.
    stale.fragments.setdefault("presence", set()).add("")
    return {"rev": head, "parts": Renderer(session, stale, head).parts_of(seat)}
