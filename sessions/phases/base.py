"""What a phase is: a declaration that the layers above read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType

from django.db.models import Model, Q, QuerySet
from django_stubs_ext import StrOrPromise

from sessions.core.digest import Happened, Line
from sessions.core.event_types import Subject
from sessions.core.fragments import Audience, Fragment, ItemList
from sessions.core.given import Answered
from sessions.core.hiding.operations import Moderation, of_belonging
from sessions.core.hiding.redacting import Redactable
from sessions.core.journal import Change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.taking_away import Belonging


def nothing_of_mine(participant: Participant) -> list[Subject]:
    return []


def nothing_answered(participant: Participant) -> list[Answered]:
    return []


def nothing_changed(participant: Participant, happened: Happened) -> list[Line]:
    return []


def nothing_left(participant: Participant) -> list[str]:
    return []


def nothing_by_rule(kept: Participant, other: Participant) -> dict[str, list[int]]:
    return {}


def nothing_follows(under_way: Change) -> None:
    pass


@dataclass(frozen=True)
class PlannedBlock:
    """A block of the default programme. starts: minutes after the session's begin; minutes: how long it takes; more:
    what else it is, by the columns of a block."""

    starts: int
    minutes: int
    title: StrOrPromise
    more: Mapping[str, bool] = field(default_factory=dict)


def with_names(session: CocreationSession) -> bool:
    return False


def with_their_names(session: CocreationSession) -> bool:
    return True


def always_the_same(session: CocreationSession) -> str:
    return ""


def nothing_missing(session: CocreationSession) -> list[str]:
    return []


@dataclass(frozen=True)
class Trace:
    """A kind of thing by which everybody sees that somebody took part in a phase: what stands there with their name.

    who, at: the columns that name the participant and the moment, "" where none is kept; session_of: the lookup from
    it to its session; only: which of them are to be seen.
    """

    model: type[Model]
    who: str = "participant"
    at: str = "created_at"
    session_of: str = "session"
    only: Q = field(default_factory=Q)

    def of(self, session: CocreationSession) -> QuerySet:
        """All of a session that name somebody and are to be seen, also what was taken away since."""
        return self.all_of(session).filter(self.only)

    def all_of(self, session: CocreationSession) -> QuerySet:
        named = {self.session_of: session, f"{self.who}__isnull": False}
        return self.model._base_manager.filter(**named)


@dataclass(frozen=True)
class Phase:
    """A phase, whole: what the layers above need to know of it stands here, or is found by its slug (its urls.py,
    its templates, its stylesheet).

    slug: its name in code, addresses and folders; title, sentence: translated, for people; asked: what a participant is
    to do in it, in one sentence; icon: lucide name.
    events: the module that declares what can happen in it; fragments: what is pushed.
    chapter: session → frozen dataclass for the brownpaper, None where it leaves nothing.
    document_title: of a chapter of its own there (templates/phases/<slug>/chapter.html), "" where it is woven into
    the document's own chapters.
    blocks: its part of the default programme.
    mine: participant, with their secret → which entries are their own.
    answered: participant → what they gave an answer to, with the words it was given to.
    digest: participant, with their secret → what changed for them in it while they were away.
    belongings: what is changed, taken away and put back in it, of which the facilitator can hide what participants
    made; hideable: what they can hide besides; redactable: what they can take a text out of;
    left_behind: of somebody who was removed, in words,
    what counts no longer.
    merges: (kept, other) → what of the other must come to the kept one by a rule of its own, moved already: the rows by
    the name of their column (see facilitation/guests/merging.py).
    stage: session → a word that changes whenever its pages must look different for another reason than that the
    phase opened or closed.
    is_nameless: session → was it promised that nobody learns who does what in it?
    traces: by what everybody sees who took part in it; tells_who: session → is that to be seen by now?
    still_needs: session → what the room lacks before it can go there, in words.
    comes_to_rest: inside a change: what follows once nobody writes in it for now, as it closes or the session freezes.
    freezes: inside the change in which the session freezes: what follows from it.
    admits: scoped audience → (participant, its scope's primary key) → may they be among it?
    """

    slug: str
    title: StrOrPromise
    sentence: StrOrPromise
    icon: str
    events: ModuleType
    fragments: tuple[Fragment | ItemList, ...]
    chapter: Callable[[CocreationSession], object] | None = None
    document_title: StrOrPromise = ""
    asked: StrOrPromise = ""
    blocks: tuple[PlannedBlock, ...] = ()
    mine: Callable[[Participant], list[Subject]] = nothing_of_mine
    answered: Callable[[Participant], list[Answered]] = nothing_answered
    digest: Callable[[Participant, Happened], list[Line]] = nothing_changed
    belongings: tuple[Belonging, ...] = ()
    hideable: tuple[Moderation, ...] = ()
    redactable: tuple[Redactable, ...] = ()
    left_behind: Callable[[Participant], list[str]] = nothing_left
    merges: Callable[[Participant, Participant], dict[str, list[int]]] = nothing_by_rule
    stage: Callable[[CocreationSession], str] = always_the_same
    is_nameless: Callable[[CocreationSession], bool] = with_names
    traces: tuple[Trace, ...] = ()
    tells_who: Callable[[CocreationSession], bool] = with_their_names
    still_needs: Callable[[CocreationSession], list[str]] = nothing_missing
    comes_to_rest: Callable[[Change], None] = nothing_follows
    freezes: Callable[[Change], None] = nothing_follows
    admits: Mapping[Audience, Callable[[Participant, int], bool]] = field(default_factory=dict)

    @property
    def judged(self) -> tuple[Moderation | Redactable, ...]:
        """How everything is judged of which somebody may say that it crosses a line."""
        return (*self.moderations, *self.redactable)

    @property
    def moderations(self) -> tuple[Moderation, ...]:
        """How what participants wrote in it is hidden."""
        return (*self.hideable, *(of_belonging(each) for each in self.belongings if each.of))
