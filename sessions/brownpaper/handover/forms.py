from collections.abc import Callable
from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sessions.brownpaper.handover.models import Stance
from sessions.core.fields import LineField, MomentField, NameField, TextField
from sessions.core.forms import ConfirmedForm, CreateForm, MomentInput, SendForm, offer, paragraph
from sessions.core.people.models import Recipient
from sessions.phases.concretise.asks.models import Ask

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


class LinkForm(SendForm):
    """A link for somebody whom a workgroup asks something."""

    button = _("Geef een link")
    note = _("De link staat in de lijst.")
    email = forms.EmailField(label=_("E-mailadres (mag leeg)"), required=False)
    expires_at = MomentField(label=_("Geldig tot"), widget=MomentInput, initial=in_three_months)

    def __init__(self, *args, recipient: Recipient, **kwargs):
        self.slug = f"link-form-{recipient.pk}"
        super().__init__(*args, **kwargs)


class PassOnForm(SendForm):
    """Whose an ask is, after somebody said that it is not theirs."""

    button = _("Geef door")
    note = _("De vraag is doorgegeven.")
    recipient = forms.ModelChoiceField(Recipient.objects.none(), label=_("Aan wie is deze vraag dan wel?"))

    def __init__(self, *args, ask: Ask, **kwargs):
        self.slug = f"pass-on-form-{ask.pk}"
        super().__init__(*args, **kwargs)
        others = Recipient.objects.filter(
            session=ask.workgroup.session_id, role__in=Recipient.ASKED, revoked_at=None
        )
        offer(self, "recipient", others.exclude(pk=ask.recipient_id))


class AskResponseForm(ConfirmedForm):
    """The answer to one ask: shown once before it is given, since it stays on record."""

    button = _("Bekijk mijn antwoord")
    confirm_button = _("Geef dit antwoord")
    note = _("Uw antwoord is gegeven. De zaal ziet het.")
    preview_template = "brownpaper/handover/answer_preview.html"
    stance = forms.ChoiceField(label=_("Wat doet u ermee?"), choices=Stance, widget=forms.RadioSelect)
    passed_to = NameField(label=_("Alleen als dit niet aan u is: aan wie dan wel?"), max_length=120, required=False)
    reason = TextField(label=_("Waarom?"), max_length=1000, widget=paragraph(3))
    name = NameField(label=_("Uw naam"), max_length=120)
    on_behalf = LineField(label=_("Uw functie"), max_length=120, required=False)

    def __init__(self, *args, number: int, recipient: Recipient, **kwargs):
        self.slug = f"response-form-{number}"
        self.recipient = recipient
        super().__init__(*args, **kwargs)
        self.fields["on_behalf"].label = format_lazy(
            _("Antwoordt u namens {recipient}? Schrijf dan uw functie op."), recipient=recipient.name
        )

    def clean(self):
        cleaned = super().clean() or {}
        if cleaned.get("stance") == Stance.NOT_MINE and not cleaned.get("passed_to"):
            self.add_error("passed_to", _("Schrijf erbij aan wie deze vraag dan wel is."))
        return cleaned

    @property
    def stance_label(self) -> str:
        return str(Stance(self.cleaned_data["stance"]).label)


class MailForm(ConfirmedForm):
    """A message with a link, shown once as it will go out."""

    slug = "mail-form"
    button = _("Bekijk het bericht")
    confirm_button = _("Verstuur dit bericht")
    preview_template = "brownpaper/handover/mail_preview.html"
    email = forms.EmailField(label=_("Aan welk adres?"))
    sender = NameField(label=_("Wie schrijft dit? Uw naam en functie"), max_length=120)
    contact = LineField(label=_("Wie kan men bellen of mailen? Naam en nummer"), max_length=160)
    subject = LineField(label=_("Onderwerp"), max_length=200)
    text = TextField(label=_("Bericht"), max_length=6000, widget=paragraph(16))

    def __init__(self, *args, letter: Callable[[dict], str] = lambda words: "", **kwargs):
        super().__init__(*args, **kwargs)
        self.letter = letter

    @property
    def whole(self) -> str:
        """The message as it goes out, with who writes it and whom to call."""
        return self.letter(self.cleaned_data)
