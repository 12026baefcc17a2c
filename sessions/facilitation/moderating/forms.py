from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import TextField
from sessions.core.forms import SendForm, paragraph
from sessions.core.signalling.models import Line, Verdict
from sessions.facilitation.moderating.queries import open_signals


class HidingForm(SendForm):
    slug = "hiding-form"
    button = _("Verberg dit overal")
    note = _("Verborgen, op alle schermen tegelijk.")
    why = TextField(
        label=_("Waarom? De schrijver leest dit."),
        max_length=300,
        widget=paragraph(2),
        help_text=_("Bijvoorbeeld: er staat een telefoonnummer in, of het gaat over iemand persoonlijk."),
    )


class HoldingForm(HidingForm):
    slug = "holding-form"
    button = _("Houd deze kaart achter")


class SignalForm(SendForm):
    """Which line it crosses."""

    slug = "signal-form"
    button = _("Geef dit signaal")
    note = _("De facilitator kijkt ernaar. Niemand ziet dat het van u komt.")
    crosses = forms.ChoiceField(label=_("Waar gaat het over de grens?"), choices=Line, widget=forms.RadioSelect)


# What the facilitator can make of a signal.
JUDGED = [(each.value, each.label) for each in (Verdict.STAYS, Verdict.REWORDED, Verdict.HIDDEN)]


class SettleForm(SendForm):
    """What becomes of one or many things that were signalled."""

    slug = "settle-form"
    button = _("Handel dit af")
    note = _("Afgehandeld.")
    things = forms.MultipleChoiceField(label=_("Waarover"), widget=forms.CheckboxSelectMultiple)
    verdict = forms.ChoiceField(label=_("Wat gebeurt ermee?"), choices=JUDGED, widget=forms.RadioSelect)
    answer = TextField(
        label=_(
            "Een regel erbij (mag leeg blijven). Wie het signaal gaf leest die, en bij verbergen ook de schrijver."
        ),
        max_length=300,
        required=False,
        widget=paragraph(2),
    )

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(each.key, each.told) for each in open_signals(session)]
        self.fields["things"].choices = choices  # type: ignore[attr-defined]
