"""What the press is given to print: each kind of paper, from dataclasses to HTML."""

from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sessions.brownpaper.contents.assemble import Brownpaper
from sessions.brownpaper.contents.portable import checksum
from sessions.brownpaper.contents.sections import Section, sections
from sessions.brownpaper.contents.spreadsheet import contributions_csv

# How many clusters a poster shows, and up to how many notes of a kind it keeps them large.
MOST_ON_POSTER, AIRY = 18, 12
# No @font-face: one file for each typeface. WeasyPrint takes two files of one name for the same font.
STYLESHEETS = ["css/palette.css", "css/brownpaper.css"]


@dataclass(frozen=True)
class ContentsEntry:
    title: str
    anchor: str
    is_part: bool


def print_job(brownpaper: Brownpaper, contents: str) -> dict:
    """What the press needs for the whole document, in the language that is active (see press/__main__.py).

    contents: the brownpaper as portable text, which goes along in the file and whose checksum is on the cover.
    """
    parts = sections(brownpaper, checksum(contents))
    return {
        **colophon(brownpaper),
        "stylesheets": STYLESHEETS,
        "front": front(brownpaper, parts, checksum(contents)),
        "sections": [printed(brownpaper, part.name, part.html(brownpaper)) for part in parts],
        "numbers": {"name": "numbers", "html": render_to_string("brownpaper/paper/numbers.html", language())},
        "attachments": attachments(brownpaper, contents),
    }


def poster_job(brownpaper: Brownpaper, _contents: str = "") -> dict:
    """Clusters and solutions on one sheet of A0, for the wall."""
    clusters = brownpaper.inventory.filled
    is_dense = max(len(clusters), len(brownpaper.solutions)) > AIRY
    context = {
        "brownpaper": brownpaper,
        "clusters": clusters[:MOST_ON_POSTER],
        "is_dense": is_dense,
        "cards": ":1" if is_dense else ":3",
    }
    return single_job(brownpaper, "poster", render_to_string("brownpaper/paper/poster.html", context))


def handouts_job(brownpaper: Brownpaper, _contents: str = "") -> dict:
    """One page for each workgroup: what it promised and what happens next."""
    return single_job(
        brownpaper, "handouts", render_to_string("brownpaper/paper/handouts.html", {"brownpaper": brownpaper})
    )


def single_job(brownpaper: Brownpaper, name: str, body: str) -> dict:
    return {
        **colophon(brownpaper),
        "stylesheets": [*STYLESHEETS, f"css/{name}.css"],
        "sections": [printed(brownpaper, name, body)],
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


def front(brownpaper: Brownpaper, parts: tuple[Section, ...], contents_checksum: str) -> dict:
    entries = [ContentsEntry(part.title, part.anchor, part.is_part) for part in parts if part.title]
    context = {"brownpaper": brownpaper, "contents": entries, "checksum": contents_checksum}
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
