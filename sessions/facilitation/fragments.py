"""The fragments of the shell around every page."""

from sessions.core.fragments import EVERYONE, WHOLE, Audience, Fragment
from sessions.facilitation import queries

PHASE_EVENTS = ("phase_opened", "phase_closed", "phase_entered", "session_frozen", "session_thawed")

PHASE_BAR = Fragment(
    name="phase-bar",
    template="shells/_phase_bar.html",
    context=queries.phase_bar,
    stale_on=dict.fromkeys((*PHASE_EVENTS, "inventory_revealed"), WHOLE),
)
CLOCK = Fragment(
    name="clock",
    template="shells/_clock.html",
    context=queries.clock,
    stale_on=dict.fromkeys(("phase_entered", "clock_changed", "programme_changed"), WHOLE),
)
MESSAGE = Fragment(
    name="message",
    template="shells/_message.html",
    context=queries.message,
    stale_on=dict.fromkeys(("everyone_told", "session_frozen", "session_thawed"), WHOLE),
)
# Who is here changes without an event of the journal: sockets come and go. See live/presence.py.
PRESENCE = Fragment(
    name="presence",
    template="shells/_presence.html",
    context=queries.presence,
    stale_on=dict.fromkeys(("participant_removed", "participant_restored", "party_changed"), WHOLE),
    audiences=EVERYONE,
    keeps_for=1.0,
)
PROGRAMME = Fragment(
    name="programme",
    template="shells/_programme.html",
    context=queries.programme,
    stale_on=dict.fromkeys(("phase_entered", "clock_changed", "programme_changed"), WHOLE),
    audiences=(Audience.PARTICIPANT, Audience.FACILITATOR),
)
STEERING = Fragment(
    name="steering",
    template="facilitation/_steering.html",
    context=queries.steering,
    stale_on=dict.fromkeys(PHASE_EVENTS, WHOLE),
    audiences=(Audience.FACILITATOR,),
)
SHELL = (PHASE_BAR, CLOCK, MESSAGE, PRESENCE, PROGRAMME, STEERING)
