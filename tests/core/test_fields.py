"""Fields refuse what they cannot read; nothing is cut to fit."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from sessions.core.fields import (
    AmountField,
    DayField,
    LineField,
    MomentField,
    NameField,
    TextField,
    WholeNumberField,
)


@pytest.mark.parametrize("typed", ["1.000", "1,5", "1e3", "0x10", "tien", "½", "10.0"])
def test_a_whole_number_is_digits_or_nothing(typed):
    with pytest.raises(ValidationError):
        WholeNumberField().clean(typed)


@pytest.mark.parametrize("typed", ["0001-01-01T00:00", "9999-12-31T23:59", "1999-12-31T23:59", "2101-01-01T00:00"])
def test_moments_are_of_our_time(typed):
    with pytest.raises(ValidationError):
        MomentField().clean(typed)
    with pytest.raises(ValidationError):
        DayField().clean(typed[:10])


def test_moments_of_our_time_are_taken():
    assert MomentField().clean("2026-11-25T12:00").hour == 12
    assert DayField().clean("2026-11-25").day == 25


@pytest.mark.parametrize("field", [TextField, LineField, NameField])
@pytest.mark.parametrize("typed", ["\u200b", " \u3164 ", "\ufeff", "\u202e\u202c", "\x00"])
def test_what_shows_nothing_was_not_filled_in(field, typed):
    with pytest.raises(ValidationError) as refused:
        field().clean(typed)

    assert refused.value.code in ("required", "nameless")


def test_length_counts_what_is_kept():
    assert TextField(max_length=3).clean("o\u0308\r\nb") == "ö\nb"
    assert NameField(max_length=9).clean("  De \n Brug\x00 ") == "De Brug"


def test_a_draft_keeps_its_spaces():
    assert TextField(is_draft=True).clean("half een ") == "half een "


def test_both_amounts_are_offered_and_can_be_read():
    with pytest.raises(ValidationError) as asked:
        AmountField().clean("1,500")

    class Asking(forms.Form):
        low = AmountField()

    assert 'data-fill="1500"' in asked.value.message
    assert '<button type="button"' in Asking({"low": "1,500"}).as_p()
