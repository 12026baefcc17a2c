"""Charts as accessible SVG: the same in the page and in the PDF, readable in black and white.

Each has a title, a description and a table with the same figures. Places are worked out here, in whole units of the
drawing; the templates only write them down.
"""

from dataclasses import dataclass

# The width of a drawing, of its column of names and of its bars, in the drawing's own units.
WIDTH, NAMES, BARS = 480, 170, 270
ROW, BAR = 20, 12
LONGEST_NAME = 30
# A longer name in the legend has a line of its own.
LONGEST_BESIDE = 26


def short(name: str) -> str:
    """A name that fits beside its bar; the table under the chart has it whole."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


@dataclass(frozen=True)
class Block:
    """A rectangle. fill: the number of its pattern."""

    x: int
    width: int
    fill: int = 0


@dataclass(frozen=True)
class DrawnRow:
    name: str
    y: int
    blocks: tuple[Block, ...]
    end: int
    total: int

    @property
    def text_y(self) -> int:
        return self.y + BAR - 2


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
    names_end = NAMES - 6

    @property
    def is_stacked(self) -> bool:
        return len(self.series) > 1

    @property
    def is_empty(self) -> bool:
        return not any(sum(values) for _name, values in self.rows)

    @property
    def drawn(self) -> tuple[DrawnRow, ...]:
        most = max((sum(values) for _name, values in self.rows), default=0) or 1
        return tuple(self.draw(number, name, values, most) for number, (name, values) in enumerate(self.rows))

    def draw(self, number: int, name: str, values: tuple[int, ...], most: int) -> DrawnRow:
        blocks, done = [], 0
        for fill, value in enumerate(values):
            start, stop = NAMES + BARS * done // most, NAMES + BARS * (done + value) // most
            done += value
            if value:
                blocks.append(Block(start, max(1, stop - start), fill))
        return DrawnRow(short(name), number * ROW + 4, tuple(blocks), NAMES + BARS * done // most + 5, done)

    @property
    def legend(self) -> tuple[tuple[int, int, int, str], ...]:
        """(x, y, fill, name) of each of the series, two beside each other where they are short."""
        if not self.is_stacked:
            return ()
        top = len(self.rows) * ROW + 8
        return tuple(
            (NAMES + (number % self.beside) * 140, top + (number // self.beside) * 16, number, name)
            for number, name in enumerate(self.series)
        )

    @property
    def beside(self) -> int:
        """How many names of the legend stand beside each other."""
        return 2 if all(len(name) <= LONGEST_BESIDE for name in self.series) else 1

    @property
    def height(self) -> int:
        return len(self.rows) * ROW + (8 + 16 * -(-len(self.series) // self.beside) if self.is_stacked else 0) + 4


@dataclass(frozen=True)
class Journey:
    """From where we are to the point on the horizon."""

    name: str
    title: str
    description: str
    baseline: str
    target: str
    year: str

    template = "brownpaper/charts/journey.html"

    @property
    def short_baseline(self) -> str:
        return short(self.baseline)

    @property
    def short_target(self) -> str:
        return short(self.target)
