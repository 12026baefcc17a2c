"""What a phase is: a declaration that the layers above read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sessions.core.fragments import Fragment, ItemList
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant


def nothing_of_mine(session: CocreationSession, participant: Participant, secret: str) -> list[str]:
    return []


@dataclass(frozen=True)
class Phase:
    """One of the seven phases.

    slug: its name in code, addresses and folders; title, sentence: translated, for people; icon: lucide name;
    fragments: what is pushed; chapter: session → frozen dataclass for the brownpaper;
    mine: (session, participant, secret) → item keys that are this person's own;
    news: event verb → how many of them to say in words to somebody who was away (ngettext_lazy on "n").
    """

    slug: str
    title: str
    sentence: str
    icon: str
    fragments: tuple[Fragment | ItemList, ...]
    chapter: Callable[[CocreationSession], object]
    mine: Callable[[CocreationSession, Participant, str], list[str]] = nothing_of_mine
    news: Mapping[str, object] = field(default_factory=dict)
