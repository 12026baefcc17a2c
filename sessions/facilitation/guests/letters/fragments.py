"""What is pushed to the page on which guests are written to."""

from django.utils.translation import gettext_lazy as _

from sessions.core.fragments import Audience, Fragment, ItemList
from sessions.core.hiding.events import NAME_HIDDEN
from sessions.core.people.events import PARTICIPANT_JOINED, PARTY_CHANGED
from sessions.core.people.invitations.events import GUESTS_WRITTEN_TO, INVITATIONS
from sessions.core.people.invitations.letters.models import LetterSent
from sessions.core.people.invitations.models import Invitation
from sessions.facilitation.guests.letters import queries

LETTERS = Fragment(
    name="letters",
    template="facilitation/guests/letters/_letters.html",
    context=queries.letters,
    stale_on=(GUESTS_WRITTEN_TO, *INVITATIONS),
    audiences=(Audience.FACILITATOR,),
)
LETTERS_SENT = ItemList(
    name="letters-sent",
    label=_("Wie bericht kreeg"),
    template="facilitation/guests/letters/_sent.html",
    entries=(Invitation,),
    items=queries.letter_items,
    stale_on=(GUESTS_WRITTEN_TO, *INVITATIONS),
    all_stale_on=(PARTY_CHANGED, NAME_HIDDEN, PARTICIPANT_JOINED),
    audiences=(Audience.FACILITATOR,),
    classes="people",
    words=queries.words_of_a_letter,
    kind=queries.status_of_a_letter,
    choices=LetterSent.Status,
)
