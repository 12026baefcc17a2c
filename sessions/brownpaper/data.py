"""The brownpaper's data as a file: what the document was made from, and can be made from again.

The format is described in docs/data.md; its version goes up whenever a name or a meaning changes.
"""

import csv
import hashlib
import io

from cattrs.preconf.json import make_converter

from sessions.brownpaper.assemble import Brownpaper

FORMAT = "cocreatie-brownpaper"
FORMAT_VERSION = 1
CONVERTER = make_converter()


def to_json(brownpaper: Brownpaper) -> str:
    """The same data always gives the same text."""
    heading = {"format": FORMAT, "format_version": FORMAT_VERSION}
    data = CONVERTER.unstructure(brownpaper)
    return CONVERTER.dumps({**heading, "brownpaper": data}, ensure_ascii=False, indent=1, sort_keys=True)


def from_json(text: str) -> Brownpaper:
    """The brownpaper that to_json() wrote. Raises ValueError for another format or version."""
    told = CONVERTER.loads(text, dict)
    if (told.get("format"), told.get("format_version")) != (FORMAT, FORMAT_VERSION):
        raise ValueError("not the data of a brownpaper of this version")
    return CONVERTER.structure(told["brownpaper"], Brownpaper)


def checksum(text: str) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


CSV_HEAD = ("number", "kind", "cluster", "dots", "text", "author", "origin")


def contributions_csv(brownpaper: Brownpaper) -> str:
    """Every published contribution as a line, ready for a spreadsheet; what looks like a formula is made text."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(CSV_HEAD)
    clusters = [(cluster.title, cluster.cards) for cluster in brownpaper.inventory.clusters]
    cards = [(title, card) for title, cards in [*clusters, ("", brownpaper.inventory.loose)] for card in cards]
    for title, card in sorted(cards, key=lambda pair: pair[1].number):
        values = (card.number, card.kind, title, card.dots, card.text, card.author, card.origin)
        lines.writerow([harmless(value) for value in values])
    return written.getvalue()


def harmless(value: object) -> object:
    """Spreadsheets run what begins with one of these signs (OWASP: CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
