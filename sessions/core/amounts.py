"""One way to read and to say an amount of money, for the whole product. What can be read in two ways is asked."""

import re
from decimal import Decimal

from babel.numbers import NumberFormatError, format_compact_decimal, parse_decimal
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

# Ways of writing numbers that meet at this table: 1.234,56 and 1,234.56.
LANGUAGES = ("nl", "en")
CENT = Decimal("0.01")
# A thousand billion euros: more than any session will decide about.
MOST = Decimal(10**12)
UNITS = {
    Decimal(10**3): "k|dzd|duizend|thousand",
    Decimal(10**6): "mln|mio|miljoen|million|millions",
    Decimal(10**9): "mld|mrd|bn|miljard|milliard|billion|billions",
    Decimal(10**12): "biljoen|trillion",
}
UNIT = "|".join(UNITS.values())
CURRENCY = "€|eur|euro|euro's|euro’s|euros"
AMOUNT = re.compile(
    rf"(?:{CURRENCY})?\s*(?P<number>\d(?:[\d.,]{{0,30}}\d)?)(?P<end>[.,]?[-–—=]{{1,2}})?[.,]?"
    rf"\s*(?:(?P<unit>{UNIT})\.?)?\s*(?:{CURRENCY})?",
    re.IGNORECASE,
)
# Thousands apart by a space or an apostrophe mean only one thing.
GROUPED = re.compile(r"(?<=\d)[ '’](?=\d{3}(?!\d))")


class Unreadable(ValueError):
    """No amount, as far as can be told."""


class TooMuch(Unreadable):
    """More than any session will decide about."""


class Ambiguous(Unreadable):
    """Two amounts could be meant. readings: in euros, the larger first."""

    def __init__(self, readings: list[Decimal]):
        super().__init__(readings)
        self.readings = readings


def read_amount(text: str, language: str | None = None) -> Decimal:
    """An amount in euros, to the cent, as people write it: "250.000", "€ 1,5 mln", "2 miljard euro", "500,-".

    language: of who wrote it, by default the active one: in Dutch a full stop stands between thousands. Amounts have
    no three decimals, so "250.000" is read as its writer's language has it; the way of the other language, or with a
    unit ("1,500 mln"), could be either. Raises Ambiguous for those, TooMuch, and Unreadable for anything else.
    """
    found = AMOUNT.fullmatch(GROUPED.sub("", " ".join(text.split())))
    if found is None:
        raise Unreadable(text)
    unit, own = unit_of(found["unit"]), (language or get_language() or LANGUAGES[0])[:2]
    readings = {
        each: number for each in ways_of(found) if (number := read_number(found["number"], each)) is not None
    }
    amounts = sorted({in_cents(number * unit) for number in readings.values()}, reverse=True)
    if len(amounts) > 1:
        if unit == 1 and own in readings and not decimals(readings[own]):
            return in_cents(readings[own])
        raise Ambiguous(amounts)
    if not amounts or (unit == 1 and all(decimals(number) > 2 and number >= 1 for number in readings.values())):
        raise Unreadable(text)
    return amounts[0]


def ways_of(found: re.Match) -> tuple[str, ...]:
    """The languages in which this may be written: who ends an amount with ",-" writes decimals after a comma."""
    return {",": ("nl",), ".": ("en",)}.get((found["end"] or "")[:1], LANGUAGES)


def unit_of(word: str | None) -> Decimal:
    if not word:
        return Decimal(1)
    return next(size for size, words in UNITS.items() if word.lower() in words.split("|"))


def read_number(number: str, language: str) -> Decimal | None:
    """None where this language does not write numbers so."""
    try:
        if number.startswith(("0.", "0,")):
            # No thousands begin with nothing.
            return parse_decimal(number.replace(",", "."), locale="en")
        return parse_decimal(number, locale=language, strict=True)
    except NumberFormatError:
        return None


def decimals(number: Decimal) -> int:
    """How many digits were written behind the separator, noughts too."""
    return max(0, -int(number.as_tuple().exponent))


def in_cents(amount: Decimal) -> Decimal:
    if amount > MOST:
        raise TooMuch(amount)
    return amount.quantize(CENT)


def in_figures(amount: Decimal | int) -> str:
    """ "€ 250.000" or "€ 1,50": as the active language has it, with cents where there are any."""
    amount = Decimal(amount)
    places = 2 if amount % 1 else 0
    return f"€\u00a0{number_format(amount, places, force_grouping=True)}"


def in_words(amount: Decimal | int) -> str:
    """ "250 duizend euro", "1,5 miljoen euro": so that a nought too many is heard. Rounded to two decimals."""
    language, amount = (get_language() or LANGUAGES[0])[:2], Decimal(amount)
    said = format_compact_decimal(amount, format_type="long", locale=language, fraction_digits=2)
    unit = max((size for size in (Decimal(1), *UNITS) if size <= amount), default=Decimal(1))
    is_exact = not amount % (unit * CENT)
    return (_("%(amount)s euro") if is_exact else _("ongeveer %(amount)s euro")) % {"amount": said}
