from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField
from sessions.core.forms import CreateForm
from sessions.core.models import CocreationSession
from sessions.facilitation.shift.models import ShiftPoint
from sessions.facilitation.shift.queries import called


class PointForm(CreateForm):
    """Something for the next shift."""

    slug = "point-form"
    button = _("Schrijf op")
    is_main = False
    kind = forms.ChoiceField(
        label=_("Wat is het?"), choices=ShiftPoint.Kind.choices, widget=forms.RadioSelect, initial="point"
    )
    text = LineField(label=_("Wat moet de volgende weten of doen?"), max_length=400)
    owner = forms.ChoiceField(label=_("Wie zorgt ervoor? (mag later)"), required=False)

    def __init__(self, *args, session: CocreationSession, **kwargs):
        super().__init__(*args, **kwargs)
        people = [("", _("nog niemand")), *((name, name) for name in called(session).values())]
        cast(forms.ChoiceField, self.fields["owner"]).choices = people
