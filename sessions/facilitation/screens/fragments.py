from sessions.core import events
from sessions.core.event_types import declared_in
from sessions.core.fragments import Audience, Fragment
from sessions.core.people.events import PEOPLE_CHANGED
from sessions.facilitation.screens import queries
from sessions.phases.concretise import events as concretise
from sessions.phases.enthuse import events as enthuse
from sessions.phases.inventory import events as inventory

# Which screen shows what: a screen of which that changed fetches its page.
SCREENS = Fragment(
    name="screens",
    template="facilitation/screens/_screens.html",
    context=queries.shown,
    stale_on=(events.SCREEN_CHOSEN, events.LINK_RENEWED),
    audiences=(Audience.SCREEN, Audience.FACILITATOR),
)
# What nobody sees of a card, cluster or solution.
UNSEEN = (inventory.ANONYMITY_PROMISED,)
# The one card, cluster or solution that a screen shows, as it is now.
PINNED = Fragment(
    name="pinned",
    template="facilitation/screens/_pinned.html",
    context=queries.pinned,
    stale_on=(
        events.SCREEN_CHOSEN,
        *PEOPLE_CHANGED,
        *(each for phase in (inventory, enthuse, concretise) for each in declared_in(phase) if each not in UNSEEN),
    ),
    audiences=(Audience.SCREEN,),
)
