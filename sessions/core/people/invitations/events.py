from sessions.core.event_types import EventType
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.models import Participant, Party

PEOPLE_INVITED = EventType("people_invited", (Invitation, Party, Participant))
INVITATION_CHANGED = EventType("invitation_changed", (Invitation, Participant, Party))
# The address that somebody held before opens nothing any more.
INVITATION_RENEWED = EventType("invitation_renewed", (Invitation, Participant), ends_rights=True)
INVITATIONS_ERASED = EventType("invitations_erased", (Invitation, Party))
# After these somebody may be expected who was not, or no longer.
INVITATIONS = (PEOPLE_INVITED, INVITATION_CHANGED, INVITATION_RENEWED, INVITATIONS_ERASED)
# Something became of a letter to them.
GUESTS_WRITTEN_TO = EventType("guests_written_to", (Invitation,))
