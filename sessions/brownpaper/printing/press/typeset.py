"""One section of a document as pages: HTML in, a PDF with its anchors and bookmarks out, kept by its contents."""

import hashlib
import json
import os
import re
from dataclasses import asdict
from pathlib import Path

import pydyf
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from sessions.brownpaper.printing.press.own_files import HERE, OwnFilesOnly
from sessions.brownpaper.printing.press.parts import INSIDE, Typeset

LINK_INSIDE = re.compile(r'href="#([^"]+)"')
# A text that is expected to be so high, in pages, is not laid out to be sure that it does not fit.
SURELY_TOO_HIGH = 1.03
TAG = re.compile(r"<[^>]*>")
# CSS pixels to PDF points.
POINTS = 0.75


# The sign at which a word is broken, in the table from signs to letters of a font.
BROKEN_AT = re.compile(rb"(<[0-9a-fA-F]+>\s*)<2010>")


class Typesetter:
    """Turns sections into pages, all with the same stylesheet and fonts, which are read once.

    static: folder of static files; stylesheets: their paths in it; shelf: folder in which pages are kept.
    """

    def __init__(self, static: Path, stylesheets: list[str], shelf: Path):
        self.fetcher = OwnFilesOnly(static)
        self.fonts = FontConfiguration()
        self.stylesheets = [
            weasyprint.CSS(url=HERE + path, url_fetcher=self.fetcher, font_config=self.fonts)
            for path in stylesheets
        ]
        self.shelf = shelf

    def typeset(self, name: str, texts: list[str], fingerprint: str) -> Typeset:
        """The pages of this section. name: unique in the document; texts: of its HTML, from the fullest to the leanest,
        of which the first that is one page is taken, else the last; fingerprint: of everything else that shows."""
        key = hashlib.sha256("\0".join((fingerprint, name, *texts)).encode()).hexdigest()
        told, file = self.shelf / f"{key}.json", self.shelf / f"{key}.pdf"
        if kept := self.kept(told, file):
            return kept
        made = self.make(name, texts, file)
        unfinished = unfinished_of(told)
        unfinished.write_text(json.dumps({"size": file.stat().st_size, "made": asdict(made)}))
        unfinished.replace(told)
        return made

    def kept(self, told: Path, file: Path) -> Typeset | None:
        """What stands on the shelf, if it is whole; marked as used."""
        try:
            said = json.loads(told.read_text())
            if file.stat().st_size != said["size"]:
                return None
            for each in (told, file):
                os.utime(each)
            return Typeset(**said["made"] | {"file": str(file)})
        except (OSError, ValueError):
            return None

    def make(self, name: str, texts: list[str], file: Path) -> Typeset:
        cut, document = self.fitting(texts)
        unfinished = unfinished_of(file)
        document.write_pdf(unfinished, pdf_variant="pdf/a-3a", finisher=lambda _document, pdf: finish(pdf, name))
        unfinished.replace(file)
        return Typeset(str(file), len(document.pages), anchors_of(document), bookmarks_of(document), cut)

    def fitting(self, texts: list[str]) -> tuple[int, weasyprint.Document]:
        """The number of the first text that is one page, else of the last, and it laid out.

        From how high two of them are follows how high the others will be, so that few are laid out in vain.
        """
        document = self.laid_out(texts[0])
        if len(texts) == 1 or len(document.pages) == 1:
            return 0, document
        lengths = [len(shown(text)) for text in texts]
        known, documents = {0: height_of(document)}, {0: document}
        while (number := next_to_try(lengths, known)) not in documents:
            documents[number] = self.laid_out(texts[number])
            known[number] = height_of(documents[number])
        return number, documents[number]

    def laid_out(self, html: str) -> weasyprint.Document:
        linked = LINK_INSIDE.sub(rf'href="{INSIDE}\1"', html)
        page = weasyprint.HTML(string=linked, url_fetcher=self.fetcher, base_url=HERE)
        return page.render(font_config=self.fonts, stylesheets=self.stylesheets)


def next_to_try(lengths: list[int], known: dict[int, float]) -> int:
    """Which of several texts, from the fullest to the leanest, to lay out next, or to take where it is known already.

    lengths: in characters; known: how high some of them are, in pages.
    """
    too_high = max((number for number, height in known.items() if height > 1), default=-1)
    fitting = [number for number, height in known.items() if height <= 1 and number > too_high]
    if not fitting:
        fits = lengths[too_high] / known[too_high]
        leaner = range(too_high + 1, len(lengths))
        return next((number for number in leaner if lengths[number] <= fits), len(lengths) - 1)
    fullest = min(fitting)
    fuller = range(too_high + 1, fullest)
    for number in reversed(fuller):
        if expected(lengths, known, number) > SURELY_TOO_HIGH:
            break
        return number
    return fullest


def expected(lengths: list[int], known: dict[int, float], number: int) -> float:
    """How high a text will be, by the two that are known on either side of it."""
    before = max(each for each in known if each < number)
    after = min(each for each in known if each > number)
    characters = lengths[before] - lengths[after]
    share = (lengths[number] - lengths[after]) / characters if characters > 0 else 1.0
    return known[after] + share * (known[before] - known[after])


def shown(html: str) -> str:
    """What can be read of it."""
    return TAG.sub("", html)


def height_of(document: weasyprint.Document) -> float:
    """How high a document is, in pages: 1.2 where its last page, the second, is a fifth full."""
    page = document.pages[-1]._page_box
    # The element itself comes first among what stands on a page; what stands in the margins after it.
    root = page.children[0]
    low = root.position_y + root.margin_height()
    return len(document.pages) - 1 + min(1.0, max(0.02, (low - page.content_box_y()) / page.height))


def unfinished_of(file: Path) -> Path:
    """Where a file is written until it is whole; another press may be making the same."""
    return file.with_suffix(f".{os.getpid()}.part")


def finish(pdf: pydyf.PDF, name: str) -> None:
    set_apart(pdf, name)
    soften(pdf)


def soften(pdf: pydyf.PDF) -> None:
    """What the typesetter put where it broke a word is a soft hyphen in the text that is read out and copied."""
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and any(
            b"begincmap" in part for part in each.stream if type(part) is bytes
        ):
            each.stream = [BROKEN_AT.sub(rb"\1<00ad>", part) for part in each.stream]


def set_apart(pdf: pydyf.PDF, name: str) -> None:
    """Make the names of table headers unique in a document of many sections."""
    for each in pdf.objects:
        if isinstance(each, dict) and each.get("Type") == "/StructElem":
            if "ID" in each:
                each["ID"] = pydyf.String(f"{name}-{each['ID'].string}")
            if "A" in each and "Headers" in each["A"]:
                each["A"]["Headers"] = pydyf.Array(
                    pydyf.String(f"{name}-{header.string}") for header in each["A"]["Headers"]
                )


def anchors_of(document: weasyprint.Document) -> dict[str, tuple[int, float, float]]:
    """Where each element with an id begins; on the pages on which it goes on, it is named again."""
    found: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(document.pages):
        for anchor, (x, y, *_end) in page.anchors.items():
            found.setdefault(anchor, (number, x * POINTS, (page.height - y) * POINTS))
    return found


def bookmarks_of(document: weasyprint.Document) -> list[tuple[int, str, int, float, float]]:
    return [
        (level, label, number, x * POINTS, (page.height - y) * POINTS)
        for number, page in enumerate(document.pages)
        for level, label, (x, y), _state in page.bookmarks
    ]
