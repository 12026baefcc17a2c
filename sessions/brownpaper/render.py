"""From dataclasses to HTML, and from HTML to PDF in a process of its own."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language

from sessions.brownpaper.assemble import Brownpaper

# Characters that no font can show and that PDF/UA forbids: controls, private use, lone surrogates.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
SECONDS = 300


class RenderingFailed(Exception):
    """The printing process did not deliver; the message is for the log."""


def to_html(brownpaper: Brownpaper) -> str:
    """The whole document as HTML, in the language that is active."""
    html = render_to_string("brownpaper/document.html", {"brownpaper": brownpaper, "language": get_language()})
    return UNPRINTABLE.sub("", html)


def to_pdf(html: str, target: Path, on_step: Callable[[int, int], None] = lambda step, pages: None) -> None:
    """Print HTML to `target` in another process, which knows neither database nor network.

    on_step: called with (step from 1 to 7, pages laid out so far). Raises RenderingFailed.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    command = [
        sys.executable,
        "-m",
        "sessions.brownpaper.press",
        str(settings.BASE_DIR / "static"),
        str(unfinished),
    ]
    press = subprocess.Popen(  # noqa: S603
        command,
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    alarm = threading.Timer(SECONDS, press.kill)
    alarm.start()
    try:
        press.stdin.write(html)
        press.stdin.close()
        for line in press.stdout:
            on_step(**json.loads(line))
        if press.wait() != 0:
            raise RenderingFailed(f"the press ended with {press.returncode}")
    except BrokenPipeError as reason:
        raise RenderingFailed(str(reason)) from reason
    finally:
        alarm.cancel()
        press.kill()
        press.wait()
        press.stdout.close()
    unfinished.replace(target)
