"""Everything that is declared: each fragment by its name, and each event that is told to who was away."""

from sessions.brownpaper.handover import events as handover
from sessions.brownpaper.handover.fragments import RESPONSES
from sessions.core import events as session
from sessions.core.deeds import events as deeds
from sessions.core.event_types import EventType, declared_in
from sessions.core.fragments import Fragment, ItemList
from sessions.core.hiding import events as hiding
from sessions.core.overuse import events as overuse
from sessions.core.people import events as people
from sessions.core.people.invitations import events as invitations
from sessions.core.signalling import events as signalling
from sessions.facilitation.guests.fragments import ATTENDANCE, DOOR, GUESTS
from sessions.facilitation.guests.letters.fragments import LETTERS, LETTERS_SENT
from sessions.facilitation.moderating.fragments import MODERATION, OVERUSE, READING, SIGNALS
from sessions.facilitation.shell.fragments import SHELL
from sessions.facilitation.shift import events as shift
from sessions.facilitation.shift.fragments import SHIFT
from sessions.phases.registry import PHASES

FRAGMENTS: tuple[Fragment | ItemList, ...] = (
    *SHELL,
    *(each for phase in PHASES for each in phase.fragments),
    ATTENDANCE,
    LETTERS,
    LETTERS_SENT,
    DOOR,
    GUESTS,
    MODERATION,
    READING,
    SIGNALS,
    OVERUSE,
    RESPONSES,
    *SHIFT,
)
BY_NAME = {fragment.name: fragment for fragment in FRAGMENTS}
# Of the room first, then as the phases follow each other.
EVENTS: tuple[EventType, ...] = tuple(
    each
    for module in (
        session,
        deeds,
        people,
        invitations,
        hiding,
        signalling,
        overuse,
        shift,
        *(phase.events for phase in PHASES),
        handover,
    )
    for each in declared_in(module)
)
# By verb, what is told of it.
NEWS = {each.verb: each.news for each in EVENTS if each.news is not None}
