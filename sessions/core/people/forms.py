from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import NameField
from sessions.core.forms import ChangeForm, CreateForm, offer
from sessions.core.people.models import Party, Sector


class JoinForm(CreateForm):
    """Name, party (known or new) and the charter."""

    slug = "join-form"
    button = _("Doe mee")
    name = NameField(label=_("Uw naam"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    party = forms.ModelChoiceField(
        Party.objects.none(),
        required=False,
        label=_("Namens welke partij komt u?"),
        empty_label=_("mijn partij staat er niet bij"),
    )
    new_party = NameField(label=_("Naam van uw partij (als die er niet bij staat)"), max_length=120, required=False)
    sector = forms.ChoiceField(
        label=_("Sector van uw nieuwe partij"),
        choices=[("", _("kies een sector")), *Sector.choices],
        required=False,
    )
    charter = forms.BooleanField(
        label=_("Ik houd me aan de spelregels"),
        error_messages={"needed": _("U kunt meedoen als u de spelregels aanvaardt.")},
    )

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "party", Party.objects.filter(session=session, is_seated=True))

    def clean(self):
        data = super().clean() or {}
        if not data.get("party"):
            if not data.get("new_party"):
                self.add_error("party", _("Kies uw partij, of schrijf haar naam hieronder."))
            elif not data.get("sector"):
                self.add_error("sector", _("Kies de sector van uw partij."))
        return data


class MeForm(ChangeForm):
    """What I am called, and for whom I came."""

    slug = "me-form"
    button = _("Bewaar")
    name = NameField(label=_("Uw naam"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Namens welke partij komt u?"), empty_label=None)

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "party", Party.objects.filter(session=session, is_seated=True))
