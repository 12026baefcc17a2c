from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, MomentField, NameField, TextField, WholeNumberField
from sessions.core.forms import ChangeForm, CreateForm, MomentInput, SendForm, paragraph
from sessions.core.retention import TERMS, USUAL
from sessions.core.texts import LONGEST_TEXT
from sessions.facilitation.preparing import shelf
from sessions.phases.registry import PHASES


def next_noon() -> datetime:
    """Tomorrow at noon, local time: when a session is usually made for."""
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=1), time(12)))


class Description(SendForm):
    """What a session is about."""

    challenge = LineField(label=_("De opgave, in één zin"), max_length=200)
    urgency = TextField(
        label=_("Urgentie: waarom nu?"), max_length=LONGEST_TEXT, required=False, widget=paragraph(3)
    )
    purpose = TextField(
        label=_("Bedoeling: wat willen we bereiken?"), max_length=LONGEST_TEXT, required=False, widget=paragraph(3)
    )
    character = TextField(
        label=_("Karakter: wat maakt deze opgave taai? (urgentie, kennis, partijen, geen enkele eigenaar)"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=paragraph(2),
    )


class DescribeForm(Description, ChangeForm):
    slug = "describe-form"
    button = _("Bewaar")


class Term(SendForm):
    """How long a session is kept."""

    keep_months = forms.TypedChoiceField(
        label=_("Hoe lang na de sessie bewaren?"),
        help_text=_("Daarna wordt alles van de sessie gewist. Wie binnenkomt, leest tot wanneer."),
        coerce=int,
        choices=TERMS,
        initial=USUAL,
    )


class TermForm(Term, ChangeForm):
    slug = "term-form"
    button = _("Bewaar de termijn")
    is_main = False


class NewSessionForm(Description, Term, CreateForm):
    slug = "new-session-form"
    button = _("Maak de sessie")
    starts_at = MomentField(label=_("Begin"), widget=MomentInput, initial=next_noon)
    programme = forms.TypedChoiceField(
        label=_("Met welk programma wilt u beginnen?"),
        help_text=_("U kunt daarna alles aanpassen."),
        choices=[(each.name, each.label) for each in shelf.SHELF],
        initial=shelf.USUAL,
        empty_value=shelf.USUAL,
        required=False,
        widget=forms.RadioSelect,
    )
    statement = TextField(
        label=_("Stip op de horizon (mag later)"), max_length=1000, required=False, widget=paragraph(2)
    )


class AlikeForm(CreateForm):
    """A new session after the example of this one."""

    slug = "alike-form"
    button = _("Maak de nieuwe sessie")
    challenge = LineField(label=_("De opgave, in één zin"), max_length=200)
    starts_at = MomentField(label=_("Begin"), widget=MomentInput, initial=next_noon)


class Block(SendForm):
    """A block of the programme."""

    slug = "block-form"
    button = _("Bewaar dit blok")
    title = NameField(label=_("Titel"), max_length=120)
    phase = forms.ChoiceField(
        label=_("Fase"),
        required=False,
        choices=lambda: [("", _("geen fase")), *((phase.slug, phase.title) for phase in PHASES)],
    )
    starts_at = MomentField(label=_("Begin"), widget=MomentInput)
    minutes = WholeNumberField(label=_("Minuten"), min_value=1, max_value=1440)
    is_fixed = forms.BooleanField(
        label=_("Het begin ligt vast, ook als de zaal later is (eten, de minister)"), required=False
    )
    is_parallel = forms.BooleanField(label=_("Loopt naast het programma, met een eigen klok"), required=False)
    is_for_facilitators = forms.BooleanField(label=_("Alleen facilitators zien dit"), required=False)


class BlockForm(Block, CreateForm):
    """A new block."""

    is_main = False


class EditBlockForm(Block, ChangeForm):
    """A block as it is, to change."""
