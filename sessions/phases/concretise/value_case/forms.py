from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.amounts import in_figures, in_words
from sessions.core.fields import AmountField, LineField
from sessions.core.forms import CreateForm, RewriteForm, offer
from sessions.core.people.models import Party
from sessions.phases.concretise.value_case.models import Side, WellbeingTheme


class ValueItemForm(CreateForm):
    slug = "value-item-form"
    is_main = False
    button = _("Zet in de valuecase")
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Welke partij?"))
    side = forms.ChoiceField(label=_("Wat doet of krijgt deze partij?"), choices=Side)
    theme = forms.ChoiceField(label=_("Thema"), choices=WellbeingTheme)
    text = LineField(label=_("In woorden"), max_length=300)
    low = AmountField(label=_("Ten minste, in euro's (mag leeg)"), required=False)
    high = AmountField(label=_("Ten hoogste, in euro's (mag leeg)"), required=False)
    assumption = LineField(label=_("Onder welke aanname?"), max_length=300, required=False)

    def told(self) -> str:
        read = [self.cleaned_data[name] for name in ("low", "high") if self.cleaned_data[name] is not None]
        amounts = dict.fromkeys(f"{in_figures(each)} ({in_words(each)})" for each in read)
        return ": ".join(filter(None, (super().told(), " – ".join(amounts))))

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "party", Party.objects.filter(session=session, is_seated=True))


class ChangeValueItemForm(RewriteForm, ValueItemForm):
    pass
