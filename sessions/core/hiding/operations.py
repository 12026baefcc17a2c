"""Hiding and showing again, the same for all that participants write."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django_stubs_ext import StrOrPromise

from sessions.core.deeds.operations import forget_deeds
from sessions.core.event_types import EventType, kind_of
from sessions.core.hiding.events import MODERATED
from sessions.core.hiding.models import Act, ModerationEntry, Redaction
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.removable import Hideable
from sessions.core.signalling.settling import settle_as_hidden
from sessions.core.taking_away import Belonging, itself, session_of


def always(session: CocreationSession) -> bool:
    return True


@dataclass(frozen=True)
class Moderation:
    """How one kind of thing is hidden and shown again.

    name: what people call it; hidden, shown: what has happened then, the same as where its author takes it away and
    puts it back, so that it leaves every place that it would leave then; of: participant → those that are theirs;
    session_of: the lookup from it to its session; named: what the events name; around: what is done about a change;
    is_seen: session → may the facilitator see these at all by now?
    """

    model: type[Hideable]
    name: StrOrPromise
    hidden: EventType
    shown: EventType
    of: Callable[[Participant], models.QuerySet]
    session_of: str = "session"
    named: Callable[[Any], Any] = itself
    around: Callable[[Any], AbstractContextManager] = nullcontext
    is_seen: Callable[[CocreationSession], bool] = always

    @property
    def kind(self) -> str:
        """As addresses and the log call it."""
        return kind_of(self.model)

    def all_in(self, session: CocreationSession) -> models.QuerySet:
        """All of a session, also what is out of sight; nothing where nobody may see any yet."""
        everything = self.model._base_manager.filter(**{self.session_of: session})
        return everything if self.is_seen(session) else everything.none()

    def written(self, thing: Hideable) -> str:
        """What it says, to judge it by."""
        return thing.written

    def is_in_sight(self, thing: Hideable) -> bool:
        """Neither hidden, nor taken away by its author."""
        gone = getattr(thing, "taken_away_at", None) or getattr(thing, "withdrawn_at", None)
        return not thing.is_hidden and gone is None

    def take_from_sight(self, thing: Hideable, *, why: str) -> None:
        hide(self, thing, why=why)

    def hidden_in(self, session: CocreationSession) -> models.QuerySet:
        return self.all_in(session).filter(hidden_at__isnull=False).order_by("hidden_at")


def of_belonging(belonging: Belonging) -> Moderation:
    """What participants can take away, the facilitator can hide."""
    assert belonging.of is not None
    return Moderation(
        belonging.model,
        belonging.name,
        hidden=belonging.taken_away,
        shown=belonging.put_back,
        of=belonging.of,
        session_of=belonging.session_of,
        named=belonging.named,
        around=belonging.around,
    )


def hide(moderation: Moderation, thing: Hideable, *, why: str) -> None:
    """Take it from every page, screen, search and paper at once, also after the freeze. A second time changes
    nothing. why: what its author and the log read."""
    set_hidden(moderation, thing, moderation.hidden, Act.HIDDEN, why)


def show(moderation: Moderation, thing: Hideable) -> None:
    """It is there again as it is now: its author may have written it anew meanwhile."""
    set_hidden(moderation, thing, moderation.shown, Act.SHOWN, "")


def set_hidden(moderation: Moderation, thing: Hideable, event: EventType, act: Act, why: str) -> None:
    session = session_of(thing, moderation.session_of)
    with change(session, even_frozen=True) as under_way:
        thing.refresh_from_db()
        if thing.is_hidden == (act == Act.HIDDEN):
            return
        with moderation.around(thing):
            remember(moderation, thing, session, why) if act == Act.HIDDEN else forget(moderation, thing, session)
            thing.hidden_at, thing.hidden_why = (timezone.now(), why) if act == Act.HIDDEN else (None, "")
            thing.save(update_fields=["hidden_at", "hidden_why"])
        if act == Act.HIDDEN:
            settle_as_hidden(moderation.kind, thing.pk, why)
            forget_deeds(session)
        ModerationEntry.objects.create(session=under_way.session, kind=moderation.kind, act=act, why=why)
        under_way.record(event, *moderation.named(thing))
        under_way.record(MODERATED)


def remember(moderation: Moderation, thing: Hideable, session: CocreationSession, why: str) -> None:
    """Keep what it said when it was hidden: its author may write it anew, and no list of changes may tell it either."""
    places = [[label, pk, column, text, text] for label, pk, column, text in thing.places]
    Redaction.objects.create(
        session=session, kind=moderation.kind, thing=thing.pk, places=places, written=thing.written, hidden_why=why
    )


def forget(moderation: Moderation, thing: Hideable, session: CocreationSession) -> None:
    """What it says now is shown again; what it said before and says no longer stays untold."""
    kept = Redaction.objects.filter(session=session, kind=moderation.kind, thing=thing.pk, written=thing.written)
    kept.filter(lifted_at=None).update(lifted_at=timezone.now())


def hidden_words(session: CocreationSession) -> set[str]:
    """Every text of a session that was hidden or taken out, and was not shown again."""
    kept = Redaction.objects.filter(session=session, lifted_at=None).values_list("places", flat=True)
    return {
        was for places in kept for _model, _pk, _column, was, _instead in places if isinstance(was, str) and was
    }
