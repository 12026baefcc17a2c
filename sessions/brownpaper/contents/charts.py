"""Charts as accessible SVG: the same in the page and in the PDF, readable in black and white.

Each has a title, a description and a table with the same figures. Places are worked out here, in whole units of the
drawing; the templates only write them down. Names are wrapped, never cut.
"""

import re
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

# The width of a drawing, of its column of names and of its bars, in the drawing's own units.
WIDTH, NAMES, BARS = 480, 190, 250
BAR, LINE, GAP = 12, 12, 8
# Characters on a line of a name, and of the legend where two stand beside each other.
NAME_LINE, BESIDE, ALONE = 32, 24, 48
# Units of a journey's width for each character on a line at either of its ends.
JOURNEY_LINE = 15
NUMBER = re.compile(r"-?\d[\d.]*(?:,\d+)?")


@dataclass(frozen=True)
class Text:
    """One line of text. y: its baseline."""

    x: int
    y: int
    words: str


@dataclass(frozen=True)
class Block:
    """A rectangle. fill: the number of its pattern."""

    x: int
    width: int
    fill: int = 0


@dataclass(frozen=True)
class DrawnRow:
    """y: of the top of its bar; lines: its name."""

    name: str
    y: int
    lines: tuple[Text, ...]
    blocks: tuple[Block, ...]
    end: int
    total: int

    @property
    def text_y(self) -> int:
        return self.y + BAR - 2


@dataclass(frozen=True)
class LegendEntry:
    x: int
    y: int
    fill: int
    lines: tuple[Text, ...]


@dataclass(frozen=True)
class Bars:
    """A row of bars, each in parts of one or more kinds. name: unique in its document, a valid id.

    series: what the parts stand for; rows: (name, a value for each of the series); head: of the column of names.
    """

    name: str
    title: str
    description: str
    head: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    template = "brownpaper/charts/bars.html"
    width = WIDTH

    @property
    def is_stacked(self) -> bool:
        return len(self.series) > 1

    @property
    def is_empty(self) -> bool:
        return not any(sum(values) for _name, values in self.rows)

    @property
    def drawn(self) -> tuple[DrawnRow, ...]:
        most = max((sum(values) for _name, values in self.rows), default=0) or 1
        top, rows = 4, []
        for name, values in self.rows:
            lines = wrap(name, NAME_LINE) or [""]
            rows.append(self.draw(name, top, lines, values, most))
            top += LINE * len(lines) + GAP
        return tuple(rows)

    def draw(self, name: str, top: int, lines: list[str], values: tuple[int, ...], most: int) -> DrawnRow:
        blocks, done = [], 0
        for fill, value in enumerate(values):
            start, stop = NAMES + BARS * done // most, NAMES + BARS * (done + value) // most
            done += value
            if value:
                blocks.append(Block(start, max(1, stop - start), fill))
        return DrawnRow(
            name,
            top,
            tuple(Text(NAMES - 6, top + 10 + LINE * number, line) for number, line in enumerate(lines)),
            tuple(blocks),
            NAMES + BARS * done // most + 5,
            done,
        )

    @property
    def bottom(self) -> int:
        """Below the last row."""
        return 4 + sum(LINE * len(wrap(name, NAME_LINE) or [""]) + GAP for name, _values in self.rows)

    @property
    def legend(self) -> tuple[LegendEntry, ...]:
        """Each of the series, two beside each other where they are short."""
        if not self.is_stacked:
            return ()
        beside = 2 if all(len(name) <= BESIDE for name in self.series) else 1
        top, entries = self.bottom + 6, []
        for number, name in enumerate(self.series):
            x = NAMES - 100 + (number % beside) * 190
            lines = wrap(name, ALONE)
            texts = tuple(Text(x + 15, top + 9 + LINE * line, words) for line, words in enumerate(lines))
            entries.append(LegendEntry(x, top, number, texts))
            if number % beside == beside - 1:
                top += LINE * len(lines) + 4
        return tuple(entries)

    @property
    def height(self) -> int:
        legend = self.legend
        return max((text.y + 6 for entry in legend for text in entry.lines), default=self.bottom)


@dataclass(frozen=True)
class Journey:
    """From where we are to the point on the horizon: up where the figure must rise, down where it must fall."""

    name: str
    title: str
    description: str
    baseline: str
    target: str
    year: str
    width: int = 480

    WIDE: ClassVar[int] = 480
    NARROW: ClassVar[int] = 270
    template = "brownpaper/charts/journey.html"
    high, low, middle = 26, 74, 50

    @property
    def direction(self) -> int:
        """1: the figure rises, -1: it falls, 0: there are no two figures to compare."""
        was, will = figure_in(self.baseline), figure_in(self.target)
        return 0 if was is None or will is None else (will > was) - (will < was)

    @property
    def start(self) -> int:
        return {1: self.low, -1: self.high, 0: self.middle}[self.direction]

    @property
    def end(self) -> int:
        return {1: self.high, -1: self.low, 0: self.middle}[self.direction]

    @property
    def path(self) -> str:
        middle = self.width // 2
        return f"M50 {self.start} C{middle} {self.start} {middle} {self.end} {self.end_x - 4} {self.end}"

    @property
    def end_x(self) -> int:
        return self.width - 68

    @property
    def text_end_x(self) -> int:
        return self.width - 58

    @property
    def from_lines(self) -> tuple[Text, ...]:
        return lines_under(self.baseline, 42, self.start, self.width)

    @property
    def to_lines(self) -> tuple[Text, ...]:
        return lines_under(self.target, self.text_end_x, self.end, self.width)

    @property
    def years_y(self) -> int:
        return max(text.y for text in (*self.from_lines, *self.to_lines)) + 20

    @property
    def height(self) -> int:
        return self.years_y + 8


def lines_under(words: str, x: int, y: int, width: int) -> tuple[Text, ...]:
    lines = wrap(words, width // JOURNEY_LINE) or [""]
    return tuple(Text(x, y + 25 + 13 * number, line) for number, line in enumerate(lines))


def figure_in(words: str) -> float | None:
    """The first figure in a text, as people write it in Dutch: "1.250,5 woningen"; None where there is none."""
    found = NUMBER.search(words)
    if found is None:
        return None
    digits = re.sub(r"\.(?=\d{3}(?!\d))", "", found[0]).rstrip(".").replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None
