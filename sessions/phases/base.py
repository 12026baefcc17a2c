"""What a phase is: a declaration that the layers above read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import ModuleType

from sessions.core.event_types import Subject
from sessions.core.fragments import Audience, Fragment, ItemList
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant


def nothing_of_mine(session: CocreationSession, participant: Participant, secret: str) -> list[Subject]:
    return []


def always_the_same(session: CocreationSession) -> str:
    return ""


@dataclass(frozen=True)
class Phase:
    """One of the seven phases.

    slug: its name in code, addresses and folders; title, sentence: translated, for people; icon: lucide name;
    events: the module that declares what can happen in it; fragments: what is pushed;
    chapter: session → frozen dataclass for the brownpaper, None where it leaves nothing; document_title: of a chapter
    of its own in the document (templates/phases/<slug>/chapter.html), "" where it is woven into the others;
    stage: session → a word that changes whenever the phase's pages must look different for another reason than that
    it opened or closed; admits: scoped audience → (participant, its scope's primary key) → may they be among it?
    mine: (session, participant, secret) → which entries are this person's own.
    """

    slug: str
    title: str
    sentence: str
    icon: str
    events: ModuleType
    fragments: tuple[Fragment | ItemList, ...]
    chapter: Callable[[CocreationSession], object] | None = None
    document_title: str = ""
    mine: Callable[[CocreationSession, Participant, str], list[Subject]] = nothing_of_mine
    stage: Callable[[CocreationSession], str] = always_the_same
    admits: Mapping[Audience, Callable[[Participant, int], bool]] = field(default_factory=dict)
