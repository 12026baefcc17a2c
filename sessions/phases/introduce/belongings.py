"""What is changed, taken away and put back here."""

from django.utils.translation import gettext_lazy as _

from sessions.core.taking_away import Belonging
from sessions.phases.introduce import events
from sessions.phases.introduce.forms import ChangeGiveGetForm
from sessions.phases.introduce.models import GiveGet

GIVE_GET = Belonging(
    GiveGet,
    _("Regel bij halen en brengen"),
    taken_away=events.GIVE_GET_REMOVED,
    put_back=events.GIVE_GET_PUT_BACK,
    changed=events.GIVE_GET_CHANGED,
    of=lambda participant: GiveGet.everything.filter(party=participant.party),
    session_of="party__session",
    phase="introduce",
    named=lambda entry: [entry.party],
    form=ChangeGiveGetForm,
)
BELONGINGS = (GIVE_GET,)
