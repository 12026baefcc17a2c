"""What is changed, taken away and put back here."""

from django.utils.translation import gettext_lazy as _

from sessions.core.taking_away import Belonging
from sessions.phases.conclude import events
from sessions.phases.conclude.forms import ChangeCommitmentForm
from sessions.phases.conclude.models import AmbassadorPledge, Commitment

COMMITMENT = Belonging(
    Commitment,
    _("Toezegging"),
    taken_away=events.COMMITMENT_WITHDRAWN,
    put_back=events.COMMITMENT_PUT_BACK,
    changed=events.COMMITMENT_CHANGED,
    of=lambda participant: Commitment.everything.filter(participant=participant),
    phase="conclude",
    form=ChangeCommitmentForm,
    form_needs=lambda commitment: {"session": commitment.session},
)
# Said in other words in the form in which it was made.
PLEDGE = Belonging(
    AmbassadorPledge,
    _("Ambassadeurschap"),
    taken_away=events.PLEDGE_TAKEN_AWAY,
    put_back=events.PLEDGE_PUT_BACK,
    of=lambda participant: AmbassadorPledge.everything.filter(participant=participant),
    session_of="participant__session",
    phase="conclude",
    named=lambda pledge: [pledge.participant],
)
BELONGINGS = (COMMITMENT, PLEDGE)
