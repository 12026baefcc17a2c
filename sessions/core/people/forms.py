from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, NameField, PinField
from sessions.core.forms import ChangeForm, CreateForm, offer
from sessions.core.people.models import Party, Sector


class PartyChoice(CreateForm):
    """For which party somebody comes: a known one or a new one."""

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


class JoinForm(PartyChoice):
    """Name, party and the charter."""

    slug = "join-form"
    button = _("Doe mee")
    name = NameField(label=_("Uw naam"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    charter = forms.BooleanField(
        label=_("Ik houd me aan de spelregels"),
        error_messages={"needed": _("U kunt meedoen als u de spelregels aanvaardt.")},
    )
    door = LineField(
        label=_("De code op het scherm in de zaal"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    field_order: tuple[str, ...] = ("door", "name", "party", "new_party", "sector", "charter")

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, session=session, **kwargs)
        self.door_code = session.door_code
        if not self.door_code:
            del self.fields["door"]

    def clean_door(self) -> str:
        typed = "".join(filter(str.isalnum, self.cleaned_data["door"])).upper()
        if typed != self.door_code:
            raise forms.ValidationError(_("Deze code geldt niet of niet meer. Kijk op het scherm in de zaal."))
        return typed


class AdmitForm(PartyChoice):
    """Coming in by an invitation: one press, and the party where the invitation does not name it."""

    slug = "admit-form"
    button = _("Ik houd me aan de spelregels en doe mee")

    pin = PinField(
        label=_("Kies een pincode van vier cijfers, voor uw plaats op deze laptop"),
        help_text=_("Zo schrijft en stemt niemand onder uw naam."),
    )

    def __init__(self, *args, knows_party: bool, at_table: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.knows_party = knows_party
        if not at_table:
            del self.fields["pin"]
        if knows_party:
            for name in ("party", "new_party", "sector"):
                del self.fields[name]

    def clean(self):
        return self.cleaned_data if self.knows_party else super().clean()


class MeForm(ChangeForm):
    """What I am called, and for whom I came."""

    slug = "me-form"
    button = _("Bewaar")
    name = NameField(label=_("Uw naam"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Namens welke partij komt u?"), empty_label=None)

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "party", Party.objects.filter(session=session, is_seated=True))
