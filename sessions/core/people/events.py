from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.core.hiding.events import NAME_HIDDEN
from sessions.core.people.models import Participant, Party, Recipient

PARTICIPANT_JOINED = EventType(
    "participant_joined",
    (Participant, Party),
    news=ngettext_lazy("%(n)d mens kwam binnen", "%(n)d mensen kwamen binnen", "n"),
    can_wait=True,
)
PARTICIPANT_CHANGED = EventType("participant_changed", (Participant, Party))
PARTICIPANT_REMOVED = EventType("participant_removed", (Participant, Party), ends_rights=True, is_audited=True)
PARTICIPANT_RESTORED = EventType("participant_restored", (Participant, Party), is_audited=True)
PARTY_ADDED = EventType("party_added", (Party,))
PARTY_CHANGED = EventType("party_changed", (Party,))
PARTY_REMOVED = EventType("party_removed", (Party,))
PARTY_PUT_BACK = EventType("party_put_back", (Party,))
DOOR_CHANGED = EventType("door_changed", is_audited=True)
RECIPIENT_ADDED = EventType("recipient_added", (Recipient,), is_audited=True)
RECIPIENT_REVOKED = EventType("recipient_revoked", (Recipient,), is_audited=True)
# After these a name, a party, or whose answers count may be another wherever people are shown.
PEOPLE_CHANGED = (PARTY_CHANGED, PARTICIPANT_CHANGED, PARTICIPANT_REMOVED, PARTICIPANT_RESTORED, NAME_HIDDEN)
