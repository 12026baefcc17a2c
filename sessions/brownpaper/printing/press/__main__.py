"""A job as JSON on standard input, a PDF as file, and a JSON line on standard output for each section that is done.

The job: static, shelf (folders), target (file), stylesheets, title, author, language, created, page_words,
sections: [{name, html}], attachments: [{name, mime, description, text}]. A section that promises to be one page has
leaner: [html], of which the first that fits is taken; one of pieces: [{of, html}] between before (again) and after has
those of the sections that were cut. A document with page numbers has three more: cover, which comes first, front:
{name, html}, which follows it and is typeset last, when the page of everything is known, and numbers.
"""

import gc
import hashlib
import json
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pikepdf
import pyphen  # type: ignore[import-untyped]  # it has none
import weasyprint

from sessions.brownpaper.printing.press import typeset
from sessions.brownpaper.printing.press.alone import leave_the_network, write_only_in
from sessions.brownpaper.printing.press.glyphs import Glyphs
from sessions.brownpaper.printing.press.parts import Typeset
from sessions.brownpaper.printing.press.typeset import Typesetter
from sessions.core.texts import on_one_line

MOST_MEMORY = 3 * 1024**3
MOST_CPU_SECONDS = 880
# A helper that typeset so many sections makes room for a fresh one: what it kept of them goes with it.
SECTIONS_A_HELPER = 24
PRINTERS = 2
PIECES_AT_ONCE = 24
# The room comes first: a print takes what processor time is left (nice: 0 as others, 19 last).
BEHIND_THE_ROOM = 15
# After so many new objects, and so on, one looks for what is no longer needed (see gc.set_threshold).
SELDOM = (400_000, 20, 50)
# How the press ends when it lacks fonts, after saying which.
MISSING = 3
# Pages on the shelf that nobody asked for in so long are thrown away.
KEPT_FOR = 7 * 24 * 3600
# A line of the contents; what it leads to may have turned out not to be needed.
ENTRY = re.compile(r'<li class="contents__entry[^"]*">\s*<a href="#([^"]+)">.*?</li>', re.DOTALL)
PAGE_OF = re.compile(r'<span class="page-of" data-of="([^"]+)"></span>')


class Press:
    def __init__(self, job: dict):
        self.job = job
        self.shelf = Path(job["shelf"])
        self.glyphs = Glyphs()
        if self.glyphs.missing:
            tell(missing=self.glyphs.missing)
            sys.exit(MISSING)
        self.typesetter = Typesetter(Path(job["static"]), job["stylesheets"], self.shelf)
        self.fingerprint = self.fingerprint_of_looks()

    def fingerprint_of_looks(self) -> str:
        """Of all that decides how a section looks, besides its text: stylesheets, fonts, tools, our own code."""
        digest = hashlib.sha256(f"{weasyprint.__version__} {pikepdf.__version__}".encode())
        digest.update(self.glyphs.fingerprint.encode())
        digest.update(Path(typeset.__file__).read_bytes())
        for path in self.job["stylesheets"]:
            digest.update((Path(self.job["static"]) / path).read_bytes())
        return digest.hexdigest()

    def section(self, section: dict) -> Typeset:
        """The section; of one that promises to be a page the leaner one that fits, if it must be."""
        texts = [self.glyphs.printable(text) for text in (section["html"], *section.get("leaner", ()))]
        return self.typesetter.typeset(section["name"], texts, self.fingerprint)

    def run(self) -> None:
        parts = self.sections()
        if front := self.job.get("front"):
            first = self.section(self.job["cover"])
            parts[:0] = [first, self.front(front, parts, first.pages)]
        pages = sum(part.pages for part in parts)
        numbers = self.job.get("numbers")
        self.bind(parts, self.section(self.numbered(numbers, pages)) if numbers else None)
        tell(pages=pages)

    def bind(self, parts: list[Typeset], numbers: Typeset | None) -> None:
        """Have it bound, in a process of its own (bindery.py)."""
        names = ("title", "author", "language", "created")
        told = {
            "target": self.job["target"],
            "parts": [asdict(part) for part in parts],
            "numbers": numbers and asdict(numbers),
            "attachments": self.job["attachments"],
            "colophon": {name: on_one_line(self.job[name]) for name in names},
            "page_words": self.job["page_words"],
        }
        bindery = [sys.executable, "-m", "sessions.brownpaper.printing.press.bindery"]
        subprocess.run(bindery, input=json.dumps(told).encode(), check=True)  # noqa: S603 (our own)

    def sections(self) -> list[Typeset]:
        """Every section, in order; several are typeset at once, the longest first, so that none is waited for."""
        everything = self.job["sections"]
        self.apart = sections = [each for each in everything if "pieces" not in each]
        longest_first = sorted(range(len(sections)), key=lambda number: -len(sections[number]["html"]))
        parts: dict[int, Typeset] = {}
        # The helpers are forks: they have the fonts, the stylesheets and the words' hyphens already.
        pyphen.Pyphen(lang=self.job["language"])
        HERE.append(self)
        with multiprocessing.get_context("fork").Pool(
            min(PRINTERS, len(sections)), maxtasksperchild=SECTIONS_A_HELPER
        ) as printers:
            for number, part in printers.imap_unordered(typeset_here, longest_first):
                parts[number] = part
                tell(done=len(parts), of=len(sections))
        made = {each["name"]: [parts[number]] for number, each in enumerate(sections)}
        was_cut = {name for name, (part,) in made.items() if part.cut}
        for each in everything:
            if pieces := [piece["html"] for piece in each.get("pieces", ()) if piece["of"] in was_cut]:
                made[each["name"]] = self.pieced(each, pieces)
        return [part for each in everything for part in made.get(each["name"], ())]

    def pieced(self, section: dict, pieces: list[str]) -> list[Typeset]:
        """These pieces of a section, so many at once as memory allows."""
        made = []
        for first in range(0, len(pieces), PIECES_AT_ONCE):
            text = "".join(pieces[first : first + PIECES_AT_ONCE])
            before = section["again"] if first else section["before"]
            name = f"{section['name']}-{first}" if first else section["name"]
            made.append(self.section({"name": name, "html": before + text + section["after"]}))
        return made

    def front(self, front: dict, parts: list[Typeset], before: int) -> Typeset:
        """The contents, after so many pages. How many they are themselves decides the number of every other page."""
        pages = 1
        while True:
            part = self.section({"name": front["name"], "html": numbered(front["html"], parts, before + pages)})
            if part.pages == pages:
                return part
            pages = part.pages

    def numbered(self, numbers: dict, pages: int) -> dict:
        """As many empty pages as the document has, with nothing on them but their number."""
        return {"name": numbers["name"], "html": numbers["html"].replace("<p></p>", "<p>\u00a0</p>" * pages)}


# The press of this process, known by name to the helpers that are forked from it.
HERE: list[Press] = []


def typeset_here(number: int) -> tuple[int, Typeset]:
    return number, HERE[0].section(HERE[0].apart[number])


def numbered(html: str, parts: list[Typeset], pages_before: int) -> str:
    """Fill in the page of each anchor that the text asks for."""
    page_of: dict[str, int] = {}
    before = pages_before
    for part in parts:
        for anchor, (page, _x, _y) in part.anchors.items():
            page_of.setdefault(anchor, before + page + 1)
        before += part.pages
    there = ENTRY.sub(lambda entry: entry[0] if entry[1] in page_of else "", html)
    return PAGE_OF.sub(lambda asked: f'<span class="page-of">{page_of[asked[1]]}</span>', there)


def tell(**step) -> None:
    print(json.dumps(step), flush=True)


def tidy(shelf: Path) -> None:
    oldest = time.time() - KEPT_FOR
    for file in shelf.iterdir():
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)


def main() -> None:
    leave_the_network()
    os.nice(BEHIND_THE_ROOM)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
    job = json.loads(sys.stdin.buffer.read())
    shelf, target = Path(job["shelf"]), Path(job["target"])
    # fontconfig remembers there what it found in the fonts (press_process.py).
    remembered = Path(os.environ.get("XDG_CACHE_HOME", shelf)) / "fontconfig"
    for folder in (shelf, remembered):
        folder.mkdir(parents=True, exist_ok=True)
    write_only_in([shelf, target.parent, remembered])
    press = Press(job)
    # A page is tens of thousands of boxes that refer to each other: looking through all of them for what is no longer
    # needed took a fifth of the time.
    gc.freeze()
    gc.set_threshold(*SELDOM)
    press.run()
    tidy(press.shelf)


if __name__ == "__main__":
    main()
