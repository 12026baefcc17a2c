from sessions.core.events import PHASE_CLOSED, PHASE_ENTERED, PHASE_OPENED
from sessions.core.fragments import Audience, Fragment
from sessions.core.hiding.events import MODERATED
from sessions.core.overuse.events import OVERUSED
from sessions.core.people.events import PARTICIPANT_REMOVED, PARTICIPANT_RESTORED
from sessions.core.signalling.events import SIGNAL_RAISED, SIGNALS_SETTLED
from sessions.facilitation.moderating import queries
from sessions.phases.inventory.events import (
    CARDS_COUNTED,
    CONTRIBUTION_CHANGED,
    CONTRIBUTION_RESTORED,
    CONTRIBUTION_WITHDRAWN,
    INVENTORY_REVEALED,
)
from sessions.phases.inventory.joining import PAUSE
from sessions.phases.registry import MODERATIONS

MODERATION = Fragment(
    name="moderation",
    template="facilitation/_moderation.html",
    context=queries.moderated,
    # What was held before the reveal is listed after it.
    stale_on=(MODERATED, INVENTORY_REVEALED),
    audiences=(Audience.FACILITATOR,),
)
READING = Fragment(
    name="reading",
    template="facilitation/_reading.html",
    context=queries.reading,
    stale_on=(
        CARDS_COUNTED,
        CONTRIBUTION_CHANGED,
        CONTRIBUTION_WITHDRAWN,
        CONTRIBUTION_RESTORED,
        INVENTORY_REVEALED,
        PHASE_OPENED,
        PHASE_CLOSED,
        PHASE_ENTERED,
    ),
    audiences=(Audience.FACILITATOR,),
    # What somebody writes or takes back before the reveal is told to nobody.
    keeps_for=PAUSE.total_seconds(),
)
# What leaves sight waits no more, whoever took it away.
OUT_OF_SIGHT = tuple(dict.fromkeys(event for each in MODERATIONS.values() for event in (each.hidden, each.shown)))
SIGNALS = Fragment(
    name="signals",
    template="facilitation/_signals.html",
    context=queries.signals,
    stale_on=(SIGNAL_RAISED, SIGNALS_SETTLED, MODERATED, *OUT_OF_SIGHT),
    audiences=(Audience.FACILITATOR,),
)
OVERUSE = Fragment(
    name="overuse",
    template="facilitation/_overuse.html",
    context=queries.overuses,
    stale_on=(OVERUSED, PARTICIPANT_REMOVED, PARTICIPANT_RESTORED),
    audiences=(Audience.FACILITATOR,),
    # It is shown for an hour.
    keeps_for=60,
)
