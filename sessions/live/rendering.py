"""From journal to frames: which fragments are stale, rendered once for each audience and language.

A frame is a dict: rev (the revision it brings a page to), now (the server's clock, ISO 8601; not in the first frame
of a socket) and parts, each one of {"op": "whole", "id", "html"} · {"op": "item", "list", "id", "html"} ·
{"op": "remove", "id"} · {"op": "pull", "id"} (too much to push: fetch it) · {"op": "amiss", "id"} (could not be
rendered: try to fetch it). A frame with anew: true says that anything may have changed: fetch the page.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model
from django.utils import timezone, translation

from sessions.catalogue import FRAGMENTS
from sessions.core.amiss import is_away, report
from sessions.core.fragments import WHOLE_LIST, Audience, Fragment, ItemList
from sessions.core.models import CocreationSession
from sessions.core.stale import ALL, MOST_EVENTS, Stale, events_after, stale_after
from sessions.live.shared_text import SharedText


@dataclass(frozen=True)
class Subscription:
    """What one socket may see, and in which language. Sockets with equal subscriptions get the same text.

    audiences: "participant", "facilitator", "screen" and "workgroup:<primary key>".
    """

    audiences: tuple[str, ...]
    language: str


class Renderer:
    """Renders what is stale, each part once per audience and language, however many subscriptions ask for it."""

    def __init__(self, session: CocreationSession, stale: Stale, revision: int):
        self.session = session
        self.stale = stale
        self.revision = revision
        self.kept: dict[tuple[str, str], list[dict]] = {}

    def frame(self, subscription: Subscription) -> dict:
        said = {"rev": self.revision, "now": timezone.now().isoformat(), "parts": self.parts_of(subscription)}
        return said | ({"anew": True} if self.stale.is_unknown else {})

    def parts_of(self, subscription: Subscription) -> list[dict]:
        return [part for audience in subscription.audiences for part in self.parts(audience, subscription.language)]

    def parts(self, audience: str, language: str) -> list[dict]:
        if (audience, language) not in self.kept:
            with translation.override(language):
                self.kept[audience, language] = list(self.rendered(audience))
        return self.kept[audience, language]

    def rendered(self, audience: str) -> Iterable[dict]:
        kind, _colon, workgroup = audience.partition(":")
        for fragment in FRAGMENTS:
            if kind in fragment.audiences:
                for scope in self.stale_scopes(fragment, workgroup):
                    yield from self.isolated(fragment, Audience(kind), scope)

    def stale_scopes(self, fragment: Fragment | ItemList, workgroup: str) -> list[str]:
        """The scopes in which this fragment is stale, as far as an audience looks at them. workgroup: the only one
        that it looks at, "" for an audience that looks at any."""
        if isinstance(fragment, Fragment):
            stale = self.stale.fragments.get(fragment.name, set())
        elif fragment.name not in self.stale.items:
            return []
        else:
            subjects = self.stale.items[fragment.name]
            stale = {ALL} if subjects is None else {str(each.pk) for each in subjects}
        if fragment.scope is None:
            return [ALL] if stale else []
        if ALL in stale:
            stale = {str(pk) for pk in self.every_scope(fragment.scope)}
        known = {scope for scope in stale if scope.isdecimal()}
        return [workgroup] if workgroup in known else [] if workgroup else sorted(known)

    def every_scope(self, model: type[Model]) -> Iterable[int]:
        return model._default_manager.filter(session=self.session).values_list("pk", flat=True)

    def isolated(self, fragment: Fragment | ItemList, audience: Audience, scope: str) -> list[dict]:
        """The parts of one fragment. One that fails costs only itself: the page is told to fetch it."""
        try:
            if isinstance(fragment, Fragment):
                return list(self.whole(fragment, audience, scope))
            return list(self.entries(fragment, audience, scope))
        except Exception as failure:
            if is_away(failure):
                raise  # the room looks again
            report(fragment, self.stale.verbs)
            return [{"op": "amiss", "id": fragment.dom_id(scope)}]

    def whole(self, fragment: Fragment, audience: Audience, scope: str) -> Iterable[dict]:
        try:
            html = fragment.render(self.session, audience, scope)
        except ObjectDoesNotExist:
            return  # what this fragment is about has gone; the page that showed it will follow
        yield {"op": "whole", "id": fragment.dom_id(scope), "html": html.strip()}

    def entries(self, items: ItemList, audience: Audience, scope: str) -> Iterable[dict]:
        subjects = self.stale.items[items.name]
        if subjects is not None and items.is_scoped:
            subjects = {each for each in subjects if str(each.pk) == scope}
        if subjects is not None and len(subjects) > WHOLE_LIST:
            yield {"op": "pull", "id": items.dom_id(scope)}
            return
        listed = list(items.items(self.session, scope, subjects))
        if subjects is None:
            yield self.whole_list(items, audience, scope, listed)
            return
        for item in listed:
            html = items.render_item(self.session, audience, item)
            yield {"op": "item", "list": items.dom_id(scope), "id": items.item_id(item.subject), "html": html}
        for gone in sorted(subjects - {item.subject for item in listed}, key=lambda each: each.key):
            yield {"op": "remove", "id": items.item_id(gone)}

    def whole_list(self, items: ItemList, audience: Audience, scope: str, listed: list) -> dict:
        if len(listed) > WHOLE_LIST:
            return {"op": "pull", "id": items.dom_id(scope)}
        return {
            "op": "whole",
            "id": items.dom_id(scope),
            "html": items.render_all(self.session, audience, scope, listed),
        }


def catch_up(session_id: int, subscription: Subscription, since: int) -> tuple[int, str]:
    """One frame with everything that changed after revision `since`, or the advice to fetch the page anew.

    Returns the revision it brings a page to, and the frame as text.
    """
    frame = catch_up_frame(session_id, subscription, since)
    return frame["rev"], SharedText(json.dumps(frame, ensure_ascii=False))


def catch_up_frame(session_id: int, subscription: Subscription, since: int) -> dict:
    # Shared by a room that comes back together, so it does not tell the time.
    session = CocreationSession.objects.filter(pk=session_id).first()
    if session is None:
        return {
            "rev": since,
            "parts": [],
            "anew": True,
        }  # it was erased; who fetches the page finds the door closed
    events = events_after(session, since)
    stale = stale_after(events, FRAGMENTS)
    if len(events) > MOST_EVENTS or since > session.revision or stale.is_unknown:
        return {"rev": session.revision, "parts": [], "anew": True}
    # Sockets come and go without an event, so who is here is always told anew.
    stale.fragments.setdefault("presence", set()).add(ALL)
    return {"rev": session.revision, "parts": Renderer(session, stale, session.revision).parts_of(subscription)}
