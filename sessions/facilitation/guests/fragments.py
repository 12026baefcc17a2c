"""What is pushed to the page on which the facilitator sees who is there and who is not."""

from django.utils.translation import gettext_lazy as _

from sessions.core.fragments import Audience, Fragment, ItemList
from sessions.core.hiding.events import NAME_HIDDEN
from sessions.core.people.events import (
    DOOR_CHANGED,
    PARTICIPANT_CHANGED,
    PARTICIPANT_JOINED,
    PARTICIPANT_REMOVED,
    PARTICIPANT_RESTORED,
    PARTY_ADDED,
    PARTY_CHANGED,
    PARTY_PUT_BACK,
    PARTY_REMOVED,
)
from sessions.core.people.invitations.events import INVITATIONS
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.models import Participant, Party, Sector
from sessions.facilitation.guests import queries

GUESTS = ItemList(
    name="guests",
    label=_("Partijen en mensen"),
    template="facilitation/guests/_guest.html",
    entries=(Party, Participant, Invitation),
    items=queries.guest_items,
    stale_on=(
        PARTICIPANT_JOINED,
        PARTICIPANT_CHANGED,
        PARTICIPANT_REMOVED,
        PARTICIPANT_RESTORED,
        PARTY_ADDED,
        PARTY_REMOVED,
        PARTY_PUT_BACK,
        *INVITATIONS,
    ),
    all_stale_on=(PARTY_CHANGED, NAME_HIDDEN),
    audiences=(Audience.FACILITATOR,),
    classes="people",
    words=queries.words_of_a_guest,
    kind=queries.sector_of_a_guest,
    choices=Sector,
)
# Who may come in. On the room screen nothing of it is seen: it says that the code beside it has changed.
DOOR = Fragment(
    name="door",
    template="facilitation/guests/_door.html",
    context=queries.door,
    stale_on=(DOOR_CHANGED,),
    audiences=(Audience.FACILITATOR, Audience.SCREEN),
)
ATTENDANCE = Fragment(
    name="attendance",
    template="facilitation/guests/_attendance.html",
    context=queries.attendance,
    stale_on=(
        PARTICIPANT_JOINED,
        PARTICIPANT_CHANGED,
        PARTICIPANT_REMOVED,
        PARTICIPANT_RESTORED,
        PARTY_CHANGED,
        NAME_HIDDEN,
        *INVITATIONS,
    ),
    audiences=(Audience.FACILITATOR,),
)
