"""What the typesetter hands to the binder."""

from dataclasses import dataclass

# Where a link leads that stays in the document, perhaps to another section. The binder gives it its page.
INSIDE = "urn:brownpaper:"


@dataclass(frozen=True)
class Typeset:
    """file: the pages, as a PDF; pages: how many; anchors: id → (page from 0, x, y in points from the bottom left);
    bookmarks: (level from 1, label, page, x, y)."""

    file: str
    pages: int
    anchors: dict[str, tuple[int, float, float]]
    bookmarks: list[tuple[int, str, int, float, float]]
    # How much leaner than the fullest it had to be.
    cut: int = 0
