"""How many people of each sector make something in the course of the day, as columns on each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from sessions.core.people.models import Sector
from sessions.facilitation.overview.participation import Stretch

HEIGHT, FOOT = 90, 18
STEP, BAR = 20, 16
# Under every so many columns stands the time.
LABELLED = 4


@dataclass(frozen=True)
class Part:
    """A part of a column, in the picture's own units."""

    x: int
    y: float
    height: float
    sector: Sector


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    foot: int
    bar: int
    parts: tuple[Part, ...]
    labels: tuple[tuple[int, str], ...]


def picture(stretches: Sequence[Stretch]) -> Picture | None:
    """None where there is nothing to see."""
    most = max((each.total for each in stretches), default=0)
    if not most:
        return None
    parts, labels = [], []
    for number, each in enumerate(stretches):
        x, y = number * STEP, float(HEIGHT)
        for sector, count in each.by_sector.items():
            height = HEIGHT * count / most
            y -= height
            if count:
                parts.append(Part(x, round(y, 1), round(height, 1), sector))
        if number % LABELLED == 0 and number <= max(0, len(stretches) - 2):
            labels.append((x, date_format(timezone.localtime(each.begins), "H:i")))
    width = max(len(stretches), LABELLED * 2) * STEP
    return Picture(width, HEIGHT + FOOT, HEIGHT + FOOT - 4, BAR, tuple(parts), tuple(labels))
