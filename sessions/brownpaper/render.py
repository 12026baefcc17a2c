"""From dataclasses to HTML, and from HTML to PDF in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sessions.brownpaper.assemble import Brownpaper
from sessions.brownpaper.portable import checksum, contributions_csv
from sessions.brownpaper.sections import Section, sections

SECONDS = 300
FONTS = Path(__file__).parent / "press" / "fonts.conf"
# How many clusters a poster shows, and up to how many notes of a kind it keeps them large.
MOST_ON_POSTER, AIRY = 18, 12
# No @font-face: one file for each typeface. WeasyPrint takes two files of one name for the same font.
STYLESHEETS = ["css/brownpaper.css"]


class RenderingFailed(Exception):
    """The printing process did not deliver; the message is for the log."""


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
        "numbers": {"name": "numbers", "html": render_to_string("brownpaper/numbers.html", language())},
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
    return single_job(brownpaper, "poster", render_to_string("brownpaper/poster.html", context))


def handouts_job(brownpaper: Brownpaper, _contents: str = "") -> dict:
    """One page for each workgroup: what it promised and what happens next."""
    return single_job(
        brownpaper, "handouts", render_to_string("brownpaper/handouts.html", {"brownpaper": brownpaper})
    )


def single_job(brownpaper: Brownpaper, name: str, body: str) -> dict:
    return {
        **colophon(brownpaper),
        "stylesheets": [*STYLESHEETS, f"css/{name}.css"],
        "sections": [printed(brownpaper, name, body)],
        "attachments": [],
    }


JOBS = {"brownpaper": print_job, "poster": poster_job, "handouts": handouts_job}


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
    return {"name": name, "html": render_to_string("brownpaper/print.html", context)}


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


def press(job: dict, target: Path, shelf: Path, on_step: Callable[..., None] = lambda **step: None) -> int:
    """Print a job to `target` in another process, which knows neither database nor network. Returns its pages.

    shelf: folder in which sections are kept for the next print; on_step: called with done= and of= (sections) as
    they come. Raises RenderingFailed.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(f".{uuid.uuid4().hex}.part")
    places = {
        "static": str(settings.BASE_DIR / "static"),
        "shelf": str(shelf),
        "target": str(unfinished),
    }
    pages = 0
    with running_press() as process:
        try:
            process.stdin.write(json.dumps(job | places))
            process.stdin.close()
            for line in process.stdout:
                told = json.loads(line)
                pages = told.get("pages", 0)
                if not pages:
                    on_step(**told)
        except BrokenPipeError as reason:
            raise RenderingFailed(str(reason)) from reason
        if process.wait() != 0:
            raise RenderingFailed(f"the press ended with {process.returncode}")
    unfinished.replace(target)
    return pages


class running_press:  # noqa: N801 (used as a function: with running_press() as process)
    """The printing process, with an end to it whatever happens. It leads its own group, so its helpers end too."""

    def __enter__(self) -> subprocess.Popen:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sessions.brownpaper.press"],
            cwd=settings.BASE_DIR,
            # A service may write nowhere else; fontconfig remembers there what it found in the fonts.
            env={**os.environ, "FONTCONFIG_FILE": str(FONTS), "XDG_CACHE_HOME": str(settings.BROWNPAPER_DIR)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            process_group=0,
        )
        self.alarm = threading.Timer(SECONDS, self.end)
        self.alarm.start()
        return self.process

    def end(self) -> None:
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            self.process.poll()

    def __exit__(self, *_error) -> None:
        self.alarm.cancel()
        self.end()
        self.process.wait()
        self.process.stdout.close()
