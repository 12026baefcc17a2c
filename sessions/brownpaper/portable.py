"""The brownpaper's contents as a file: what the document was made from, and can be made from again.

The format is described in docs/portable.md; its version goes up whenever a name or a meaning changes.
"""

import csv
import hashlib
import io
import re

from cattrs import BaseValidationError
from cattrs.preconf.json import make_converter
from django.utils.translation import get_language

from sessions.brownpaper.assemble import Brownpaper

FORMAT = "cocreatie-brownpaper"
FORMAT_VERSION = 1
CONVERTER = make_converter()


def to_json(brownpaper: Brownpaper) -> str:
    """The same brownpaper always gives the same text."""
    heading = {"format": FORMAT, "format_version": FORMAT_VERSION}
    contents = CONVERTER.unstructure(brownpaper)
    return CONVERTER.dumps({**heading, "brownpaper": contents}, ensure_ascii=False, indent=1, sort_keys=True)


def from_json(text: str) -> Brownpaper:
    """The brownpaper that to_json() wrote. Raises ValueError for anything else."""
    told = CONVERTER.loads(text, dict)
    if (told.get("format"), told.get("format_version")) != (FORMAT, FORMAT_VERSION):
        raise ValueError("not a brownpaper of this version")
    try:
        return CONVERTER.structure(told["brownpaper"], Brownpaper)
    except (BaseValidationError, KeyError) as reason:
        raise ValueError("not a whole brownpaper") from reason


def checksum(text: str) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


CSV_HEAD = ("number", "kind", "cluster", "dots", "text", "author", "origin")
# What a spreadsheet would run, at the beginning of a cell or of what it might take for one (OWASP: CSV injection).
FORMULA = re.compile(r"(^|[;,\t\r\n])(?=[=+\-@\t\r])")


def contributions_csv(brownpaper: Brownpaper) -> str:
    """Every published contribution as a line, for a spreadsheet of the language that is active.

    A Dutch spreadsheet separates by semicolons; the mark at the beginning tells it that this is Unicode.
    """
    written = io.StringIO()
    lines = csv.writer(written, delimiter=";" if get_language() == "nl" else ",", quoting=csv.QUOTE_ALL)
    lines.writerow(CSV_HEAD)
    clusters = [(cluster.title, cluster.cards) for cluster in brownpaper.inventory.clusters]
    cards = [(title, card) for title, cards in [*clusters, ("", brownpaper.inventory.loose)] for card in cards]
    for title, card in sorted(cards, key=lambda pair: pair[1].number):
        values = (card.number, card.kind, title, card.dots, card.text, card.author, card.origin)
        lines.writerow([harmless(value) for value in values])
    return "\ufeff" + written.getvalue()


def harmless(value: object) -> object:
    """The same text, of which a spreadsheet runs nothing."""
    return FORMULA.sub(r"\1'", value) if isinstance(value, str) else value
