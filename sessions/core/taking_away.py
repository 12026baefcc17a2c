"""Taking away is a mark, never a deletion: whatever somebody made can be taken away and put back.

A model says that its rows can be marked; a declaration says whose they are, what happens and when. The addresses, the
buttons and the line "… weggehaald · Zet terug" are the same for all of them.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.core.event_types import EventType, kind_of
from sessions.core.forms import ChangeForm
from sessions.core.given import words_changed
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.removable import Removable
from sessions.core.seen import Seen, rewrite

AWAY = _("Haal weg")


def itself(thing: Any) -> list:
    return [thing]


def nothing_else(under_way: Change, thing: Any) -> None:
    pass


def as_it_is(thing: Any, words: dict[str, Any]) -> dict[str, Any]:
    return words


@dataclass(frozen=True)
class Belonging:
    """How one kind of thing is changed, taken away and put back.

    name: what people call it; taken_away, put_back, changed: what has happened then; of: participant → those that are
    theirs, also what they took away, None where it is the facilitator's; session_of: the lookup from it to its
    session; phase: that must be open, "" for any time before the freeze; named: what the events name.
    leaves, returns: what goes along, inside the change, and may refuse; around: what is done about a change as a whole.
    form: in which it is changed, its fields by the names of its columns, None where it has a page of its own;
    form_needs: what that is made with; derived: thing, words → the words with what follows from
    them; answers: given to its words; label: what taking it away is called; is_gone, is_back: what is told afterwards,
    where that is not its name and that it was taken away or put back.
    """

    model: type[Removable]
    name: StrOrPromise
    taken_away: EventType
    put_back: EventType
    changed: EventType | None = None
    of: Callable[[Participant], models.QuerySet] | None = None
    session_of: str = "session"
    phase: str = ""
    named: Callable[[Any], Iterable] = itself
    leaves: Callable[[Change, Any], None] = nothing_else
    returns: Callable[[Change, Any], None] = nothing_else
    around: Callable[[Any], AbstractContextManager] = nullcontext
    form: type[ChangeForm] | None = None
    form_needs: Callable[[Any], dict] = lambda thing: {}
    derived: Callable[[Any, dict[str, Any]], dict[str, Any]] = as_it_is
    answers: Callable[[Any], models.QuerySet] | None = None
    label: StrOrPromise = AWAY
    is_gone: StrOrPromise = ""
    is_back: StrOrPromise = ""

    @property
    def kind(self) -> str:
        """As addresses and events call it."""
        return kind_of(self.model)

    def all_in(self, session: CocreationSession) -> models.QuerySet:
        """All of a session, also what was taken away."""
        return self.model.everything.filter(**{self.session_of: session})

    def session(self, thing: Any) -> CocreationSession:
        return session_of(thing, self.session_of)


def session_of(thing: Any, lookup: str) -> CocreationSession:
    """Follow a lookup from a row to its session."""
    for step in lookup.split("__"):
        thing = getattr(thing, step)
    return thing


def take_away(belonging: Belonging, thing: Any) -> None:
    """Mark it: nobody sees it or counts it any more. A second time changes nothing."""
    set_mark(belonging, thing, belonging.taken_away, belonging.leaves, is_gone=True)


def put_back(belonging: Belonging, thing: Any) -> None:
    """Take the mark off: it is there again as it was."""
    set_mark(belonging, thing, belonging.put_back, belonging.returns, is_gone=False)


def set_mark(
    belonging: Belonging, thing: Any, event: EventType, along: Callable[[Change, Any], None], *, is_gone: bool
) -> None:
    with change(belonging.session(thing), phase=belonging.phase or None) as under_way:
        thing.refresh_from_db(fields=["taken_away_at"])
        if thing.is_taken_away == is_gone:
            return
        with belonging.around(thing):
            along(under_way, thing)
            thing.taken_away_at = timezone.now() if is_gone else None
            thing.save(update_fields=["taken_away_at"])
        under_way.record(event, *belonging.named(thing))


def rewrite_thing(
    belonging: Belonging, thing: Any, *, seen: Seen | None = None, is_typo: bool = False, **words: Any
) -> None:
    """Write what somebody changed of it; whoever answered its words is asked again. Raises Clash."""
    assert belonging.changed is not None
    with change(belonging.session(thing), phase=belonging.phase or None) as under_way:
        thing.refresh_from_db()
        before = thing.words if belonging.answers else {}
        with belonging.around(thing):
            if not rewrite(thing, seen, **belonging.derived(thing, words)):
                return
        if belonging.answers:
            answers, is_hidden = belonging.answers(thing), thing.is_hidden
            words_changed(answers, before, thing.words, only_typos=is_typo, is_withheld=is_hidden)
        under_way.record(belonging.changed, *belonging.named(thing))
