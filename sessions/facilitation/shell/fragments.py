"""The fragments of the shell around every page."""

from django.utils.translation import gettext_lazy as _

from sessions.core import events
from sessions.core.fragments import EVERYONE, INSIDE, Audience, Fragment, ItemList
from sessions.core.people.events import (
    PARTICIPANT_CHANGED,
    PARTICIPANT_JOINED,
    PARTICIPANT_REMOVED,
    PARTICIPANT_RESTORED,
    PARTY_CHANGED,
)
from sessions.core.programme.events import CLOCK_CHANGED, PROGRAMME_CHANGED, START_MOVED
from sessions.core.programme.models import ProgrammeBlock
from sessions.facilitation.screens.fragments import PINNED, SCREENS
from sessions.facilitation.shell import queries
from sessions.facilitation.timing import queries as timing
from sessions.facilitation.undoing.fragments import JUST_DONE
from sessions.phases.conclude.events import DECIDING_CHANGED, OUTCOME_REVEALED, ROUND_CHANGED
from sessions.phases.inventory.events import INVENTORY_REVEALED

PHASE_EVENTS = (
    events.PHASE_OPENED,
    events.PHASE_CLOSED,
    events.PHASE_ENTERED,
    events.SESSION_FROZEN,
    events.SESSION_THAWED,
)
PEOPLE_EVENTS = (PARTICIPANT_JOINED, PARTICIPANT_CHANGED, PARTICIPANT_REMOVED, PARTICIPANT_RESTORED)
PROGRAMME_EVENTS = (events.PHASE_ENTERED, CLOCK_CHANGED, PROGRAMME_CHANGED)

PHASE_BAR = Fragment(
    name="phase-bar",
    template="shells/_phase_bar.html",
    context=queries.phase_bar,
    stale_on=(*PHASE_EVENTS, INVENTORY_REVEALED, DECIDING_CHANGED, OUTCOME_REVEALED, ROUND_CHANGED),
)
# For who is on another page: where the room is, and the way there.
ROOM_IS_AT = Fragment(
    name="room-is-at",
    template="shells/_room_is_at.html",
    context=queries.room_is_at,
    stale_on=(events.PHASE_ENTERED,),
    audiences=INSIDE,
)
CLOCK = Fragment(
    name="clock",
    template="shells/_clock.html",
    context=timing.clock,
    stale_on=PROGRAMME_EVENTS,
)
MESSAGE = Fragment(
    name="message",
    template="shells/_message.html",
    context=queries.message,
    stale_on=(events.EVERYONE_TOLD, events.SESSION_FROZEN, events.SESSION_THAWED),
)
DARK_EVENTS = (events.SCREEN_DARKENED, events.SCREEN_LIT)
DARK_SCREEN = Fragment(
    name="dark-screen",
    template="shells/_dark_screen.html",
    context=queries.dark_screen,
    stale_on=(*DARK_EVENTS, events.DARK_TEXT_CHOSEN),
    audiences=(Audience.SCREEN,),
)
# Who is here changes without an event of the journal: sockets come and go. See live/presence.py.
PRESENCE = Fragment(
    name="presence",
    template="shells/_presence.html",
    context=queries.presence,
    stale_on=(PARTICIPANT_REMOVED, PARTICIPANT_RESTORED, PARTY_CHANGED),
    audiences=EVERYONE,
    keeps_for=1.0,
)
PROGRAMME = ItemList(
    name="programme",
    label=_("Programma"),
    template="shells/_block.html",
    entries=(ProgrammeBlock,),
    items=timing.for_everybody,
    stale_on=(events.PHASE_ENTERED,),
    all_stale_on=(CLOCK_CHANGED, PROGRAMME_CHANGED, START_MOVED),
    audiences=(Audience.PARTICIPANT,),
    classes="programme",
)
# With what only those who lead see: the plan beside it, and blocks of their own.
RUNNING_ORDER = ItemList(
    name="running-order",
    label=_("Draaiboek"),
    template="facilitation/timing/_block.html",
    entries=(ProgrammeBlock,),
    items=timing.running_order,
    stale_on=(events.PHASE_ENTERED,),
    all_stale_on=(CLOCK_CHANGED, PROGRAMME_CHANGED, START_MOVED),
    audiences=(Audience.FACILITATOR,),
    classes="programme",
)
REMARKS = Fragment(
    name="programme-remarks",
    template="facilitation/timing/_remarks.html",
    context=timing.programme_remarks,
    stale_on=(*PROGRAMME_EVENTS, START_MOVED, events.SESSION_FROZEN, events.SESSION_THAWED),
    audiences=(Audience.FACILITATOR,),
    # A begin that was to come lies behind at some moment.
    keeps_for=60.0,
)
STEERING = Fragment(
    name="steering",
    template="facilitation/_steering.html",
    context=queries.steering,
    stale_on=(*PHASE_EVENTS, *DARK_EVENTS, CLOCK_CHANGED, PROGRAMME_CHANGED),
    audiences=(Audience.FACILITATOR,),
)
SHELL = (
    PHASE_BAR,
    ROOM_IS_AT,
    CLOCK,
    MESSAGE,
    DARK_SCREEN,
    PRESENCE,
    PROGRAMME,
    RUNNING_ORDER,
    REMARKS,
    STEERING,
    JUST_DONE,
    SCREENS,
    PINNED,
)
