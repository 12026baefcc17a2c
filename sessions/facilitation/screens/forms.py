from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import NameField, WholeNumberField
from sessions.core.forms import CreateForm, SendForm, offer
from sessions.core.models import AccessLink
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.inventory.models import Cluster

Shows = AccessLink.Shows
NEEDED = _("Kies wat het scherm toont.")


class AddScreenForm(CreateForm):
    creation_key = None
    slug = "add-screen-form"
    is_main = False
    button = _("Maak een scherm erbij")
    name = NameField(label=_("Hoe heet het? (bijvoorbeeld: Zaal 2)"), max_length=80)


class ScreenForm(SendForm):
    """What one screen shows."""

    slug = "screen-form"
    button = _("Toon dit")
    note = _("Staat op het scherm.")
    shows = forms.ChoiceField(label=_("Wat toont dit scherm?"), choices=Shows.choices, widget=forms.RadioSelect)
    solution = forms.ModelChoiceField(Workgroup.objects.none(), required=False, label=_("Welke oplossing?"))
    cluster = forms.ModelChoiceField(Cluster.objects.none(), required=False, label=_("Welk cluster?"))
    card = WholeNumberField(label=_("Nummer van de kaart"), min_value=1, max_value=10**9, required=False)

    def __init__(self, *args, screen: AccessLink, **kwargs):
        initial = {"shows": screen.shows}
        if screen.shows in AccessLink.PINNED:
            initial[screen.shows] = screen.shows_key
        super().__init__(*args, initial=initial, **kwargs)
        offer(self, "solution", Workgroup.objects.filter(session=screen.session))
        offer(self, "cluster", Cluster.objects.filter(session=screen.session))

    def clean(self):
        super().clean()
        shows = self.cleaned_data.get("shows", "")
        if shows in AccessLink.PINNED and shows not in self.errors and not self.cleaned_data.get(shows):
            self.add_error(shows, NEEDED)
        if self.errors:
            return self.cleaned_data
        chosen = self.cleaned_data.get(shows)
        return {"shows": shows, "key": str(getattr(chosen, "pk", chosen or ""))}
