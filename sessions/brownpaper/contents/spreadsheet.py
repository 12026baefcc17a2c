"""The contributions as a table for a spreadsheet."""

import csv
import io
import re

from django.utils.translation import get_language

from sessions.brownpaper.contents.assemble import Brownpaper

CSV_HEAD = ("number", "kind", "cluster", "dots", "text", "author", "origin", "made_of", "on_behalf")
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
        sources = " ".join(f"{each.number}: {each.text}" for each in card.sources)
        values = (
            card.number,
            card.kind,
            title,
            card.dots,
            card.text,
            card.author,
            card.origin,
            sources,
            card.on_behalf,
        )
        lines.writerow([harmless(value) for value in values])
    return "\ufeff" + written.getvalue()


def harmless(value: object) -> object:
    """The same text, of which a spreadsheet runs nothing."""
    return FORMULA.sub(r"\1'", value) if isinstance(value, str) else value
