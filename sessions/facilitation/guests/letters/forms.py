"""Writing to guests: the form."""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, NameField, TextField
from sessions.core.forms import ConfirmedForm, CreateForm, offer, paragraph
from sessions.core.people.invitations.letters.operations import reachable
from sessions.core.people.invitations.letters.text import MERGED, unknown_fields
from sessions.core.people.invitations.models import Invitation
from sessions.core.seen import Seen
from sessions.core.texts import LONGEST_TEXT
from sessions.facilitation.guests.lists.guests import LONGEST_ADDRESS


class LetterForm(ConfirmedForm, CreateForm):
    """What guests are written, looked at as the first of them reads it."""

    slug = "letter-form"
    button = _("Bekijk het bericht")
    confirm_button = _("Verstuur")
    note = _("Het bericht gaat nu uit. Bij “Wat is verstuurd” ziet u hoe ver het is.")
    preview_template = "facilitation/guests/letters/preview.html"
    guest = forms.ModelChoiceField(Invitation.objects.none(), required=False, widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("Aan wie?"), widget=forms.RadioSelect, required=False)
    sender = NameField(label=_("Wie nodigt uit? Uw naam en functie"), max_length=120)
    reply_to = forms.EmailField(label=_("Op welk adres kan men antwoorden?"), max_length=LONGEST_ADDRESS)
    subject = LineField(label=_("Onderwerp"), max_length=200)
    text = TextField(
        label=_("Bericht"),
        max_length=LONGEST_TEXT,
        widget=paragraph(12),
        help_text=_(
            "[naam], [partij] en [tafel] worden wat bij iedere gast hoort. Onder uw tekst komen het eigen adres van"
            " de gast, waarom die dit krijgt en wat we bewaren. Het programma gaat mee voor in de agenda."
        ),
    )

    def __init__(
        self, *args, session, letter: Callable[[dict, Invitation], str] = lambda words, guest: "", **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.letter = letter
        everyone = reachable(session)
        self.groups = {
            "new": list(everyone.filter(is_written_to=False)),
            "again": list(everyone.filter(is_written_to=True)),
        }
        offer(self, "guest", Invitation.objects.filter(session=session))
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        to.choices = [
            ("new", _("Wie nog geen bericht kreeg: %(n)d") % {"n": len(self.groups["new"])}),
            ("again", _("Wie een bericht kreeg en er nog niet is: %(n)d") % {"n": len(self.groups["again"])}),
        ]
        if self.data.get("guest") or self.initial.get("guest"):
            del self.fields["to"]

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if wrong := unknown_fields(text):
            known = ", ".join(f"[{word}]" for word in MERGED)
            words = {"wrong": ", ".join(f"[{word}]" for word in wrong), "known": known}
            raise forms.ValidationError(_("%(wrong)s kennen we niet. U kunt kiezen uit %(known)s.") % words)
        return text

    def clean(self) -> dict:
        data = super().clean() or {}
        self.guests = self.chosen(data)
        if not self.guests:
            field = "to" if "to" in self.fields else None
            self.add_error(field, _("Er is niemand om dit aan te sturen: binnen, afgemeld of zonder e-mailadres."))
        return data

    def chosen(self, data: dict) -> list[Invitation]:
        if "to" in self.fields:
            return self.groups.get(data.get("to") or "", [])
        one = data.get("guest")
        return [each for each in (*self.groups["new"], *self.groups["again"]) if each == one]

    @property
    def words(self) -> dict:
        told = ("sender", "reply_to", "subject", "text", "creation_key")
        return {name: self.cleaned_data[name] for name in told} | {"guests": self.guests}

    @property
    def outcome(self) -> str:
        """Also to whom: if somebody came in meanwhile, it is shown once more."""
        shown = [f"{guest.pk}:{guest.issue}:{guest.email}" for guest in self.guests]
        told = [(name, str(self.cleaned_data[name])) for name in ("sender", "reply_to", "subject", "text")]
        return Seen.of({"all": [*told, ("guests", shown)]}).digests["all"]

    @property
    def whole(self) -> str:
        """As the first of them reads it."""
        return self.letter(self.cleaned_data, self.guests[0])
