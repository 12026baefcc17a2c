from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.core.people.models import Participant, Party

PARTICIPANT_INTRODUCED = EventType("participant_introduced", (Participant,), can_wait=True)
GIVE_GET_ADDED = EventType(
    "give_get_added",
    (Party,),
    news=ngettext_lazy("%(n)d keer halen of brengen erbij", "%(n)d keer halen of brengen erbij", "n"),
    can_wait=True,
)
GIVE_GET_CHANGED = EventType("give_get_changed", (Party,))
GIVE_GET_REMOVED = EventType("give_get_removed", (Party,))
GIVE_GET_PUT_BACK = EventType("give_get_put_back", (Party,))
# After these what a party comes to get or to give is another.
GIVE_GET_EVENTS = (GIVE_GET_ADDED, GIVE_GET_CHANGED, GIVE_GET_REMOVED, GIVE_GET_PUT_BACK)
