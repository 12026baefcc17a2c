from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions.brownpaper.handover.models import Recipient, Stance
from sessions.core.fields import MomentField, NameField, TextField
from sessions.core.forms import CreateForm, MomentInput, SendForm, paragraph

LINK_DAYS = 90


def in_three_months():
    return timezone.localtime() + timedelta(days=LINK_DAYS)


class RecipientForm(CreateForm):
    slug = "recipient-form"
    button = _("Maak een link")
    note = _("De link staat in de lijst.")
    name = NameField(label=_("Voor wie?"), max_length=120)
    role = forms.ChoiceField(label=_("Rol"), choices=Recipient.Role)
    email = forms.EmailField(label=_("E-mailadres (mag leeg; dan geeft u de link zelf)"), required=False)
    expires_at = MomentField(label=_("Geldig tot"), widget=MomentInput, initial=in_three_months)


class AskResponseForm(SendForm):
    """The answer to one ask."""

    button = _("Geef dit antwoord")
    note = _("Uw antwoord is gegeven. De zaal ziet het.")
    stance = forms.ChoiceField(label=_("Wat doet u ermee?"), choices=Stance, widget=forms.RadioSelect)
    reason = TextField(label=_("Waarom?"), max_length=1000, widget=paragraph(3))
    name = NameField(label=_("Uw naam"), max_length=120)

    def __init__(self, *args, number: int, **kwargs):
        self.slug = f"response-form-{number}"
        super().__init__(*args, **kwargs)
