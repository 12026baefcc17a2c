from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.core.people.models import Participant
from sessions.phases.conclude.models import Commitment
from sessions.phases.enthuse.models import Workgroup

CONSENT_GIVEN = EventType(
    "consent_given",
    (Workgroup,),
    news=ngettext_lazy("%(n)d keer instemming of bezwaar gegeven", "%(n)d keer instemming of bezwaar gegeven", "n"),
    can_wait=True,
)
DECIDING_CHANGED = EventType("deciding_changed")
ROUND_CHANGED = EventType("round_changed", (Workgroup,))
OUTCOME_REVEALED = EventType(
    "outcome_revealed",
    (Workgroup,),
    news=ngettext_lazy("de uitslag van %(n)d oplossing", "de uitslag van %(n)d oplossingen", "n"),
)
TYPOS_MENDED = EventType("typos_mended", (Workgroup,))
COMMITMENT_MADE = EventType(
    "commitment_made",
    (Commitment,),
    news=ngettext_lazy("%(n)d nieuwe toezegging", "%(n)d nieuwe toezeggingen", "n"),
    can_wait=True,
)
COMMITMENT_CHANGED = EventType("commitment_changed", (Commitment,))
COMMITMENT_WITHDRAWN = EventType("commitment_withdrawn", (Commitment,))
COMMITMENT_PUT_BACK = EventType("commitment_put_back", (Commitment,))
AMBASSADOR_PLEDGED = EventType(
    "ambassador_pledged",
    (Participant,),
    news=ngettext_lazy("%(n)d nieuwe ambassadeur", "%(n)d nieuwe ambassadeurs", "n"),
    can_wait=True,
)
PLEDGE_TAKEN_AWAY = EventType("pledge_taken_away", (Participant,))
PLEDGE_PUT_BACK = EventType("pledge_put_back", (Participant,))
