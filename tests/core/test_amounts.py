"""One way to read amounts: as people write them, and asked where they could mean two."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sessions.core.amounts import Ambiguous, TooMuch, Unreadable, in_figures, in_words, read_amount

SAME_IN_BOTH = [
    ("250000", 250_000),
    ("1 500 000", 1_500_000),
    ("1\u00a0500\u202f000", 1_500_000),
    ("1'500", 1_500),
    ("1,5", "1.5"),
    ("1.5", "1.5"),
    ("12,50", "12.5"),
    ("0,500", "0.5"),
    ("1.234,56", "1234.56"),
    ("1,234.56", "1234.56"),
    ("1.234.567", 1_234_567),
    ("1,234,567", 1_234_567),
    ("€ 250000", 250_000),
    ("250.000,-", 250_000),
    ("€ 250.000,--", 250_000),
    ("250.000,- euro", 250_000),
    ("EUR 500", 500),
    ("500 euro", 500),
    ("1,5 mln", 1_500_000),
    ("1.5 mln", 1_500_000),
    ("€ 1,5 miljoen", 1_500_000),
    ("1,2345 mln", 1_234_500),
    ("2 mld.", 2_000_000_000),
    ("2 miljard euro", 2_000_000_000),
    ("2 billion", 2_000_000_000),
    ("250k", 250_000),
    ("250 duizend", 250_000),
    ("0", 0),
]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("text", "amount"), SAME_IN_BOTH)
def test_what_means_one_amount_is_read_in_both_languages(text, amount, language):
    assert read_amount(text, language) == Decimal(amount)


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [("nl", "250.000", 250_000), ("nl", "1.500 euro", 1_500), ("en", "250,000", 250_000), ("en", "€1,500", 1_500)],
)
def test_thousands_are_read_as_their_writer_has_them(language, text, amount):
    assert read_amount(text, language) == amount


@pytest.mark.parametrize(
    ("language", "text", "readings"),
    [
        ("nl", "250,000", (250_000, 250)),
        ("en", "250.000", (250_000, 250)),
        ("nl", "1,500 mln", (1_500_000_000, 1_500_000)),
        ("en", "1,500 mln", (1_500_000_000, 1_500_000)),
        ("nl", "1.500 mln", (1_500_000_000, 1_500_000)),
    ],
)
def test_what_could_mean_two_amounts_is_asked(language, text, readings):
    with pytest.raises(Ambiguous) as asked:
        read_amount(text, language)

    assert tuple(asked.value.readings) == readings


@pytest.mark.parametrize(
    "text",
    ["", "veel", "-5", "5-10", "1e5", "1.23.456", "1.5000", "3 m", "10 procent", "€", "1,2,3", "0x10", "1_000"],
)
def test_what_is_no_amount_is_not_guessed(text):
    with pytest.raises(Unreadable):
        read_amount(text, "nl")


@pytest.mark.parametrize("text", ["9" * 14, "9" * 30, "2000 biljoen"])
def test_there_is_a_limit(text):
    with pytest.raises(TooMuch):
        read_amount(text, "nl")


@pytest.mark.parametrize("language", ["nl", "en"])
@given(cents=st.integers(0, 10**14))
def test_what_is_shown_is_read_as_the_same(language, cents):
    amount = Decimal(cents) / 100
    with translation.override(language):
        assert read_amount(in_figures(amount)) == amount


@pytest.mark.parametrize(
    ("language", "amount", "words"),
    [
        ("nl", 250_000, "250 duizend euro"),
        ("nl", 1_500_000, "1,5 miljoen euro"),
        ("nl", 1_234_567, "ongeveer 1,23 miljoen euro"),
        ("nl", 2_000_000_000, "2 miljard euro"),
        ("en", 250_000, "250 thousand euro"),
        ("en", 1_234_567, "about 1.23 million euro"),
    ],
)
def test_an_amount_in_words(language, amount, words):
    with translation.override(language):
        assert in_words(amount) == words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("250.000", "€\u00a0250.000 (250 duizend euro)"),
        ("1,500", "Welk bedrag bedoelt u?"),
        ("<b>", "Dit bedrag lezen we niet."),
        ("", ""),
    ],
)
def test_what_was_read_is_said_back_while_it_is_typed(client, text, said):
    answer = client.get(reverse("amount"), {"low": text}).content.decode()

    assert said in answer
    assert "<b>" not in answer
