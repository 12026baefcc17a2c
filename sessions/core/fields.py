"""The fields of our forms: what people type is tamed at the door, so that what is kept is what everybody reads."""

import re
from datetime import datetime
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions.core import amounts, texts

# A session is of our time: nobody means the year 1 or 9999, and no clock can count from there.
FIRST_YEAR, LAST_YEAR = 2000, 2100
# Of a primary key, in every database that we support (BigAutoField).
LARGEST_KEY = 2**63 - 1


class TextField(forms.CharField):
    """A text of several lines. is_draft: it is kept as far as it is, with the spaces at its ends."""

    def __init__(self, *, is_draft: bool = False, **kwargs):
        super().__init__(**kwargs, strip=False)
        self.is_draft = is_draft

    def to_python(self, value) -> str:
        text = texts.tamed(super().to_python(value) or "")
        return text if self.is_draft else text.strip()

    def validate(self, value: str) -> None:
        super().validate(value)
        if self.required and not texts.shows_something(value):
            raise ValidationError(self.error_messages["required"], code="required")


class LineField(TextField):
    """A text on one line: a title, a sentence."""

    def to_python(self, value) -> str:
        return texts.on_one_line(super().to_python(value))


class NameField(LineField):
    """What somebody or something is called: there is something to read in it."""

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not texts.names_something(value):
            raise ValidationError(_("Schrijf een naam met letters of cijfers."), code="nameless")


class PinField(LineField):
    """Four digits, which nobody at the table reads along."""

    default_validators = [RegexValidator(r"^[0-9]{4}$", _("Een pincode is vier cijfers."))]

    def __init__(self, **kwargs):
        attrs = {"inputmode": "numeric", "autocomplete": "off", "size": 6}
        super().__init__(max_length=12, widget=forms.PasswordInput(attrs=attrs), **kwargs)


class SeveralField(forms.ModelMultipleChoiceField):
    """Several rows by their keys; a number that no database can hold is none of them."""

    def clean(self, value):
        keys = value if isinstance(value, (list, tuple)) else []
        if any(len(str(key)) > len(str(LARGEST_KEY)) or too_large(str(key)) for key in keys):
            raise ValidationError(self.error_messages["invalid_list"], code="invalid_list")
        return super().clean(value)


def too_large(key: str) -> bool:
    return key.isdecimal() and int(key) > LARGEST_KEY


class WholeNumberField(forms.IntegerField):
    """A number in digits only. Anything else is refused rather than cut: "1.000" is no 1."""

    re_decimal = re.compile(r"(?!)")
    default_error_messages = {"invalid": _("Schrijf een heel getal, in cijfers alleen.")}
    widget = forms.TextInput

    def widget_attrs(self, widget) -> dict:
        return super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off"}


class MomentField(forms.DateTimeField):
    """A day and a time."""

    def clean(self, value) -> datetime | None:
        return in_our_time(super().clean(value))

    def to_python(self, value):
        try:
            return super().to_python(value)
        except OverflowError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class DayField(forms.DateField):
    """A day."""

    def clean(self, value):
        return in_our_time(super().clean(value))


def in_our_time(moment):
    if moment is None or FIRST_YEAR <= moment.year <= LAST_YEAR:
        return moment
    raise ValidationError(
        _("Kies een jaar van %(first)d tot en met %(last)d."),
        params={"first": FIRST_YEAR, "last": LAST_YEAR},
    )


class AmountInput(forms.TextInput):
    """An amount as text, with what was read of it beside it, in words, before it is sent."""

    template_name = "components/amount_input.html"

    def __init__(self):
        super().__init__({"inputmode": "decimal", "autocomplete": "off"})

    def get_context(self, name, value, attrs) -> dict:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-hx-get": reverse("amount"),
            "data-hx-trigger": "input changed delay:300ms",
            "data-hx-target": f"#{context['widget']['attrs']['id']}-read",
            "data-hx-swap": "innerHTML",
            "data-hx-sync": "this:replace",
            "data-hx-disabled-elt": "unset",
            "data-hx-params": name,
        }
        return context

    def format_value(self, value):
        return amounts.in_figures(value).partition("\u00a0")[2] if isinstance(value, Decimal) else value


class AmountField(forms.Field):
    """An amount in euros, to the cent, however people write it (core/amounts.py)."""

    widget = AmountInput

    def to_python(self, value) -> Decimal | None:
        if value in self.empty_values or isinstance(value, Decimal):
            return value or None
        text = texts.on_one_line(value)
        try:
            amount = amounts.read_amount(text)
        except amounts.Ambiguous as reason:
            raise ValidationError(which(reason.readings), code="ambiguous") from None
        except amounts.TooMuch:
            raise ValidationError(_("Dit bedrag is te groot."), code="max_value") from None
        except amounts.Unreadable:
            raise ValidationError(
                _("Dit bedrag lezen we niet. Schrijf het zo: 250.000 of 1,5 mln."), code="invalid"
            ) from None
        return amount


def which(readings: list[Decimal]) -> str:
    """Asks which amount was meant; a press on one writes it in the field."""
    buttons = format_html_join(
        " ",
        '<button type="button" class="utrecht-button utrecht-button--secondary-action" data-fill="{}">{}</button>',
        ((plain(each), amounts.in_figures(each)) for each in readings),
    )
    return format_html("{} {}", gettext("Welk bedrag bedoelt u?"), buttons)


def plain(amount: Decimal) -> str:
    """The amount as it can be read in one way only."""
    return amounts.in_figures(amount).partition("\u00a0")[2] if amount % 1 else str(int(amount))
