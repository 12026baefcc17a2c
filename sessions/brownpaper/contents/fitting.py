"""How much stands on a page that promises to be one. The press takes the first of these that fits, so what is measured
decides and not how long a name may be; nothing is ever printed smaller for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cut:
    """level: 0 for everything; text: characters of a long text, line: of a title or a short one; names: parties or
    people named beside each other, and sources cited; voices: reservations in their own words; rows: of a list."""

    level: int
    text: int
    line: int
    names: int
    voices: int
    rows: int

    @property
    def is_cut(self) -> bool:
        return self.level > 0


def cuts(text: tuple[int, ...], line: tuple[int, ...], names: tuple[int, ...], voices: tuple[int, ...],
         rows: tuple[int, ...]) -> tuple[Cut, ...]:  # fmt: skip
    """From the fullest to the leanest."""
    levels = zip(text, line, names, voices, rows, strict=True)
    return tuple(Cut(level, *each) for level, each in enumerate(levels))


SOLUTION = cuts(
    text=(10_000, 600, 380, 260, 180, 120, 80),
    line=(400, 160, 140, 120, 100, 80, 60),
    names=(60, 12, 8, 6, 4, 3, 2),
    voices=(4, 3, 3, 2, 2, 1, 1),
    rows=(0,) * 7,
)
# rows: asks of all recipients together.
GLANCE = cuts(
    text=(240, 210, 190, 170, 150, 130, 120, 110, 100, 80),
    line=(110, 100, 95, 90, 85, 80, 75, 70, 60, 50),
    names=(3, 2, 2, 1, 1, 1, 1, 1, 1, 1),
    voices=(0,) * 10,
    rows=(12, 11, 10, 9, 8, 7, 6, 5, 4, 3),
)
# rows: parties.
COVER = cuts((200,) * 7, (60,) * 7, (0,) * 7, (0,) * 7, rows=(60, 48, 40, 32, 24, 14, 6))
HANDOUT = cuts(
    text=(700, 500, 400, 300, 220, 160, 110),
    line=(160, 140, 120, 110, 100, 80, 60),
    names=(14, 10, 8, 6, 5, 4, 3),
    voices=(4, 4, 3, 3, 2, 2, 1),
    rows=(0,) * 7,
)
# rows: clusters; voices: cards of each; names: solutions; text: of a goal, line: of a card.
POSTER = cuts(
    text=(300, 300, 260, 220, 180, 150, 120),
    line=(110, 100, 90, 80, 70, 60, 50),
    names=(40, 40, 40, 36, 30, 24, 18),
    voices=(3, 2, 1, 1, 1, 0, 0),
    rows=(18, 18, 18, 16, 14, 12, 10),
)
