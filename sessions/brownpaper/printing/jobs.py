"""What the press is given to print: each kind of paper, from dataclasses to HTML."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sessions.brownpaper.contents import fitting
from sessions.brownpaper.contents.assemble import Brownpaper
from sessions.brownpaper.contents.portable import checksum
from sessions.brownpaper.contents.sections import Section, cover, sections
from sessions.brownpaper.contents.spreadsheet import contributions_csv
from sessions.brownpaper.contents.zone import in_its_zone
from sessions.brownpaper.printing.pieces import in_pieces
from sessions.phases.conclude.chapter import Agreement
from sessions.phases.concretise.chapter import SolutionPage

# Up to so many notes of a kind a poster keeps them large.
AIRY = 12
# No @font-face: one file for each typeface. WeasyPrint takes two files of one name for the same font.
STYLESHEETS = ["css/palette.css", "css/share.css", "css/brownpaper.css"]


@dataclass(frozen=True)
class ContentsEntry:
    title: str
    anchor: str
    is_part: bool


def print_job(brownpaper: Brownpaper, contents: str) -> dict:
    """What the press needs for the whole document, in the language that is active (see press/__main__.py).

    contents: the brownpaper as portable text, which goes along in the file and whose checksum is on the cover.
    """
    with in_its_zone(brownpaper):
        parts = sections(brownpaper, checksum(contents))
        return {
            **colophon(brownpaper),
            "stylesheets": STYLESHEETS,
            "cover": fitted(brownpaper, cover(brownpaper, checksum(contents))),
            "front": front(brownpaper, parts),
            "sections": list(runs(brownpaper, parts)),
            "numbers": {"name": "numbers", "html": render_to_string("brownpaper/paper/numbers.html", language())},
            "attachments": attachments(brownpaper, contents),
        }


def runs(brownpaper: Brownpaper, parts: tuple[Section, ...]) -> Iterator[dict]:
    """Sections that follow each other without a new page are typeset as one, as far as that is not too much at once."""
    for run, together in groupby(parts, key=lambda part: part.run or ("whole" if part.whole_of else part.name)):
        some = list(together)
        if some[0].whole_of:
            yield whole(brownpaper, some)
        elif some[0].cuts:
            yield fitted(brownpaper, some[0])
        else:
            for number, piece in enumerate(in_pieces("".join(part.html(brownpaper) for part in some))):
                yield printed(brownpaper, f"{run}-{number}" if number else run, piece)


def fitted(brownpaper: Brownpaper, part: Section) -> dict:
    """A section; of a page that must stay one also the leaner ones, of which the press takes the first that fits."""
    fullest, *leaner = part.cuts or (None,)
    texts = list(dict.fromkeys(part.html(brownpaper, cut) for cut in (fullest, *leaner)))
    section = printed(brownpaper, part.name, texts[0])
    if leaner:
        section["leaner"] = [printed(brownpaper, part.name, text)["html"] for text in texts[1:]]
    return section


def whole(brownpaper: Brownpaper, parts: list[Section]) -> dict:
    """What was cut on pages that must stay one: the press takes those of the pages where something was."""
    heading = format_html('<section id="canvases" class="chapter"><h2>{}</h2>', parts[0].title)
    before, after = printed(brownpaper, "whole", heading + MARK + "</section>")["html"].split(MARK)
    return {
        "name": "whole",
        "before": before,
        # What the others begin with, where they are too many to be typeset as one.
        "again": before.replace(heading, '<section class="chapter">'),
        "pieces": [{"of": part.whole_of, "html": part.html(brownpaper)} for part in parts],
        "after": after,
    }


# Where the pieces of a section go that only the press can choose.
MARK = "@pieces@"


def poster_job(brownpaper: Brownpaper, _contents: str = "") -> dict:
    """Clusters and solutions on one sheet of A0, for the wall."""
    clusters = brownpaper.inventory.filled
    is_dense = max(len(clusters), len(brownpaper.solutions)) > AIRY
    poster = Section(
        "poster",
        "brownpaper/paper/poster.html",
        context={"is_dense": is_dense},
        cuts=fitting.POSTER,
        fitted=lambda cut: {
            "clusters": [(cluster, cluster.top[: cut.voices]) for cluster in clusters[: cut.rows]],
            "clusters_left": max(0, len(clusters) - cut.rows),
            "solutions": brownpaper.solutions[: cut.names],
            "solutions_left": max(0, len(brownpaper.solutions) - cut.names),
        },
    )
    return single_job(brownpaper, "poster", [poster])


def handouts_job(brownpaper: Brownpaper, _contents: str = "") -> dict:
    """One page for each workgroup: what it promised and what happens next."""
    pairs = brownpaper.solutions
    handouts = [handout(number, *pair) for number, pair in enumerate(pairs)] or [handout(0, None, None)]
    return single_job(brownpaper, "handouts", handouts)


def handout(number: int, solution: SolutionPage | None, agreement: Agreement | None) -> Section:
    return Section(
        f"handout-{number}",
        "brownpaper/paper/handout.html",
        context={"solution": solution, "agreement": agreement, "is_first": number == 0},
        cuts=fitting.HANDOUT,
        fitted=lambda cut: {"spoken": agreement.spoken[: cut.voices] if agreement else ()},
    )


def single_job(brownpaper: Brownpaper, name: str, parts: list[Section]) -> dict:
    with in_its_zone(brownpaper):
        return {
            **colophon(brownpaper),
            "stylesheets": [*STYLESHEETS, f"css/{name}.css"],
            "sections": [fitted(brownpaper, part) for part in parts],
            "attachments": [],
        }


JOBS: dict[str, Callable[[Brownpaper, str], dict]] = {
    "brownpaper": print_job,
    "poster": poster_job,
    "handouts": handouts_job,
}


def colophon(brownpaper: Brownpaper) -> dict:
    return {
        "title": f"{_('Brownpaper')}: {brownpaper.challenge}",
        "author": _("De partijen aan tafel"),
        "created": brownpaper.as_of.isoformat(timespec="seconds"),
        "page_words": _("pagina {}"),
        **language(),
    }


def language() -> dict:
    return {"language": get_language()}


def front(brownpaper: Brownpaper, parts: tuple[Section, ...]) -> dict:
    entries = [ContentsEntry(part.title, part.anchor, part.is_part) for part in parts if part.title]
    context = {"brownpaper": brownpaper, "contents": entries}
    return printed(brownpaper, "front", render_to_string("brownpaper/sections/front.html", context))


def printed(brownpaper: Brownpaper, name: str, body: str) -> dict:
    """A section as a document of its own. What its header says is the same until it is frozen."""
    status = _("Concept") if brownpaper.is_draft else _("Versie %(number)s") % {"number": brownpaper.version}
    context = {"brownpaper": brownpaper, "name": name, "status": status, "body": mark_safe(body), **language()}
    return {"name": name, "html": render_to_string("brownpaper/paper/print.html", context)}


def attachments(brownpaper: Brownpaper, contents: str) -> list[dict]:
    return [
        {
            "name": "brownpaper.json",
            "mime": "application/json",
            "description": _("De gegevens van dit brownpaper"),
            "text": contents,
        },
        {
            "name": "bijdragen.csv",
            "mime": "text/csv",
            "description": _("Alle bijdragen die openbaar zijn"),
            "text": contributions_csv(brownpaper),
        },
    ]
