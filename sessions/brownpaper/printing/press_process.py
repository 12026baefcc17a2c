"""Running the press: a process of its own, with an end to it whatever happens."""

import json
import os
import signal
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from django.conf import settings

# Enough for twenty thousand contributions on a slow machine; a usual brownpaper takes a few.
SECONDS = 900
FONTS = Path(__file__).parent / "press" / "fonts.conf"


KNOWN_TO_THE_PRESS = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "TMPDIR", "VIRTUAL_ENV")

RUNNING: set["press_process"] = set()
# Set while this process comes to its end: no press is started any more.
STOPPING = threading.Event()


class PrintingFailed(Exception):
    """The press did not deliver; the message is for the log.

    missing: packages that have to be installed first.
    """

    def __init__(self, message: str, missing: Sequence[str] = ()):
        super().__init__(message)
        self.missing = missing


def print_apart(job: dict, target: Path, shelf: Path, on_step: Callable[..., object] = lambda **step: None) -> int:
    """Print a job to `target` in another process, which knows neither database nor network. Returns its pages.

    shelf: folder in which sections are kept for the next print; on_step: called with done= and of= (sections) as
    they come. Raises PrintingFailed.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(f".{uuid.uuid4().hex}.part")
    places = {
        "static": str(settings.BASE_DIR / "static"),
        "shelf": str(shelf),
        "target": str(unfinished),
    }
    try:
        pages = delivered(job | places, on_step)
        unfinished.replace(target)
    finally:
        for left in target.parent.glob(f"{unfinished.stem}.*"):
            left.unlink(missing_ok=True)
    return pages


def delivered(job: dict, on_step: Callable[..., object]) -> int:
    """Have the press do a job. Returns how many pages its file has. Raises PrintingFailed."""
    pages, missing = 0, []
    with press_process() as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            process.stdin.write(json.dumps(job))
            process.stdin.close()
            for line in process.stdout:
                told = json.loads(line)
                if missing := told.get("missing", []):
                    break
                pages = told.get("pages", 0)
                if not pages:
                    on_step(**told)
        except BrokenPipeError as reason:
            raise PrintingFailed(str(reason)) from reason
        if missing:
            raise PrintingFailed(f"install {' '.join(missing)}: without it the pages would be empty boxes", missing)
        if process.wait() != 0:
            raise PrintingFailed(f"the press ended with {process.returncode}")
    return pages


class press_process:  # noqa: N801 (used as a function: with press_process() as process)
    """The printing process, with an end to it whatever happens. It leads its own group, so its helpers end too."""

    def __enter__(self) -> subprocess.Popen:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sessions.brownpaper.printing.press"],
            cwd=settings.BASE_DIR,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            process_group=0,
        )
        self.alarm = threading.Timer(SECONDS, self.end)
        self.alarm.start()
        RUNNING.add(self)
        if STOPPING.is_set():
            self.end()
        return self.process

    def end(self) -> None:
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            self.process.poll()

    def __exit__(self, *_error) -> None:
        self.alarm.cancel()
        RUNNING.discard(self)
        self.end()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()


def environment() -> dict[str, str]:
    """What the press is told of where it runs: no secret of ours is among it."""
    known = {name: value for name, value in os.environ.items() if name in KNOWN_TO_THE_PRESS}
    # A service may write nowhere else; fontconfig remembers there what it found in the fonts.
    return known | {"FONTCONFIG_FILE": str(FONTS), "XDG_CACHE_HOME": str(settings.BROWNPAPER_DIR)}


def end_all() -> None:
    """End every press that this process runs, and any that it would still start."""
    STOPPING.set()
    for each in list(RUNNING):
        each.end()
