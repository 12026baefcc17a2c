"""What is changed, taken away and put back here."""

from django.utils.translation import gettext_lazy as _

from sessions.core.taking_away import Belonging
from sessions.phases.enthuse import events
from sessions.phases.enthuse.forms import ChangeHeadlineForm, ChangePitchForm
from sessions.phases.enthuse.models import Headline, Pitch

HEADLINE = Belonging(
    Headline,
    _("Krantenkop"),
    taken_away=events.HEADLINE_TAKEN_AWAY,
    put_back=events.HEADLINE_PUT_BACK,
    changed=events.HEADLINE_CHANGED,
    of=lambda participant: Headline.everything.filter(participant=participant),
    phase="enthuse",
    form=ChangeHeadlineForm,
)
# A workgroup that came out of a pitch stays when the pitch is taken away.
PITCH = Belonging(
    Pitch,
    _("Oproep"),
    taken_away=events.PITCH_TAKEN_AWAY,
    put_back=events.PITCH_PUT_BACK,
    changed=events.PITCH_CHANGED,
    of=lambda participant: Pitch.everything.filter(participant=participant),
    phase="enthuse",
    form=ChangePitchForm,
    form_needs=lambda pitch: {"session": pitch.session},
)
BELONGINGS = (HEADLINE, PITCH)
