from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import DayField, NameField, TextField
from sessions.core.forms import CreateForm, RewriteForm, offer, paragraph
from sessions.core.people.models import Recipient


class AskForm(CreateForm):
    slug = "ask-form"
    is_main = False
    button = _("Zet bij wat we vragen")
    text = TextField(label=_("Wat vragen we?"), max_length=1000, widget=paragraph(3))
    recipient = forms.ModelChoiceField(
        Recipient.objects.none(), required=False, label=_("Aan wie?"), empty_label=_("iemand anders, hieronder")
    )
    other = NameField(label=_("Iemand anders: welke minister of sectorvoorzitter?"), max_length=120, required=False)
    role = forms.ChoiceField(
        label=_("En dat is een"),
        choices=[(role.value, role.label) for role in Recipient.ASKED],
        required=False,
    )
    due = DayField(
        label=_("Uiterlijk op welke dag?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(
            self,
            "recipient",
            Recipient.objects.filter(session=session, role__in=Recipient.ASKED, revoked_at=None),
        )

    def clean_role(self):
        return self.cleaned_data["role"] or Recipient.Role.MINISTER


class ChangeAskForm(RewriteForm, AskForm):
    pass
