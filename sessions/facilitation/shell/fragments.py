"""The fragments of the shell around every page."""

from sessions.core import events
from sessions.core.fragments import EVERYONE, Audience, Fragment
from sessions.core.people.events import PARTICIPANT_REMOVED, PARTICIPANT_RESTORED, PARTY_CHANGED
from sessions.core.programme.events import CLOCK_CHANGED, PROGRAMME_CHANGED
from sessions.facilitation.shell import queries
from sessions.phases.inventory.events import INVENTORY_REVEALED

PHASE_EVENTS = (
    events.PHASE_OPENED,
    events.PHASE_CLOSED,
    events.PHASE_ENTERED,
    events.SESSION_FROZEN,
    events.SESSION_THAWED,
)
PROGRAMME_EVENTS = (events.PHASE_ENTERED, CLOCK_CHANGED, PROGRAMME_CHANGED)

PHASE_BAR = Fragment(
    name="phase-bar",
    template="shells/_phase_bar.html",
    context=queries.phase_bar,
    stale_on=(*PHASE_EVENTS, INVENTORY_REVEALED),
)
CLOCK = Fragment(
    name="clock",
    template="shells/_clock.html",
    context=queries.clock,
    stale_on=PROGRAMME_EVENTS,
)
MESSAGE = Fragment(
    name="message",
    template="shells/_message.html",
    context=queries.message,
    stale_on=(events.EVERYONE_TOLD, events.SESSION_FROZEN, events.SESSION_THAWED),
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
PROGRAMME = Fragment(
    name="programme",
    template="shells/_programme.html",
    context=queries.programme,
    stale_on=PROGRAMME_EVENTS,
    audiences=(Audience.PARTICIPANT, Audience.FACILITATOR),
)
STEERING = Fragment(
    name="steering",
    template="facilitation/_steering.html",
    context=queries.steering,
    stale_on=PHASE_EVENTS,
    audiences=(Audience.FACILITATOR,),
)
SHELL = (PHASE_BAR, CLOCK, MESSAGE, PRESENCE, PROGRAMME, STEERING)
