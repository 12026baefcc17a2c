from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.forms import CreateForm, offer
from sessions.core.people.models import Party
from sessions.phases.concretise.value_case.models import Side, WellbeingTheme

# A thousand billion euros: more than any session will decide about.
MOST = 10**12


class ValueItemForm(CreateForm):
    slug = "value-item-form"
    button = _("Zet in de valuecase")
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Welke partij?"))
    side = forms.ChoiceField(label=_("Wat doet of krijgt deze partij?"), choices=Side)
    theme = forms.ChoiceField(label=_("Thema"), choices=WellbeingTheme)
    text = forms.CharField(label=_("In woorden"), max_length=300)
    low = forms.IntegerField(
        label=_("Ten minste, in euro's (mag leeg)"), min_value=0, max_value=MOST, required=False
    )
    high = forms.IntegerField(
        label=_("Ten hoogste, in euro's (mag leeg)"), min_value=0, max_value=MOST, required=False
    )
    assumption = forms.CharField(label=_("Onder welke aanname?"), max_length=300, required=False)

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "party", Party.objects.filter(session=session, is_seated=True))
