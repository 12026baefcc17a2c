"""What changed for somebody who was away, line by line, each with the way there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django_stubs_ext import StrOrPromise

from sessions.core.event_types import EventType, Subject, UnreadableSubject, kind_of
from sessions.core.journal import Event
from sessions.core.models import CocreationSession

# Of one kind of thing so many are told; the page itself has the others.
MOST = 5


@dataclass(frozen=True)
class Line:
    """says: what changed, before the words of the thing itself; thing: those words, which somebody wrote; to: the way
    there."""

    says: StrOrPromise
    thing: str
    to: str


class Happened:
    """What the journal tells of a while: which things each kind of event named."""

    def __init__(self, events: Iterable[Event]):
        self.named: dict[str, set[Subject]] = defaultdict(set)
        for event in events:
            try:
                self.named[event.verb] |= event.about
            except UnreadableSubject:
                continue

    def subjects(self, model: type[Model], *types: EventType) -> set[Subject]:
        """Those of this model that events of these types named."""
        kind = kind_of(model)
        return {each for kind_of_event in types for each in self.named[kind_of_event.verb] if each.kind == kind}

    def keys(self, model: type[Model], *types: EventType) -> set[int]:
        return {each.pk for each in self.subjects(model, *types) if isinstance(each.pk, int)}


def entry_in(session: CocreationSession, page: str, fragment: str, thing: Model) -> str:
    """The address of an entry of a list, on whatever page of that it stands. page: the name of the address."""
    key = f"{kind_of(type(thing))}-{thing.pk}"
    return f"{reverse(page, args=[session.code])}?{fragment}-to={key}#{fragment}-{key}"
