"""One printing, from being claimed to its end. Runs in a worker, outside every server process (see worker.py)."""

import hashlib
import logging
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation

from sessions.brownpaper.models import Printing
from sessions.brownpaper.printing.press_process import STOPPING, print_apart
from sessions.core.amiss import is_away

# The worker says this often that it is still at it; a busy printing that is silent for so long lost its worker.
LOST_AFTER = timedelta(seconds=30)
# What this process prints now, so that its worker can say so, and give it back when it is stopped.
UNDER_WAY: set[tuple[type[Printing], int]] = set()


def claim(printing: Printing) -> bool:
    """Take a printing on, unless somebody else is at it. Two workers that are given the same print it once."""
    free = Q(status=Printing.Status.WAITING) | Q(
        status=Printing.Status.BUSY, noted_at__lt=timezone.now() - LOST_AFTER
    )
    mine = type(printing)._default_manager.filter(free, pk=printing.pk)
    return bool(mine.update(status=Printing.Status.BUSY, done=0, of=0, missing="", noted_at=timezone.now()))


def run(
    printing: Printing, job: Callable[[], dict], name: str, finish: Callable[[Path], dict] = lambda file: {}
) -> None:
    """Print in the language of the printing, and write down how far it is, also when it fails.

    job: () → what the press needs; name: of the file, below BROWNPAPER_DIR; finish: (file) → more to write down.
    """
    if not claim(printing):
        return
    key = (type(printing), printing.pk)
    UNDER_WAY.add(key)
    file = settings.BROWNPAPER_DIR / name
    try:
        with translation.override(printing.language):
            made = job()
        pages = print_apart(made, file, file.parent / "shelf", on_step=lambda **step: note(printing, **step))
        ready = {"status": Printing.Status.READY, "file": name, "pages": pages, "sha256": sha256(file)}
        if not note(printing, **ready, **finish(file)):
            throw_away(file)
    except Exception as failure:
        if STOPPING.is_set() or is_away(failure):
            # It stays busy, falls silent, and is given back to the queue.
            return
        logging.getLogger("cocreatie").exception("%s was not printed", name)
        note(printing, status=Printing.Status.FAILED, missing=" ".join(getattr(failure, "missing", ())))
    finally:
        UNDER_WAY.discard(key)


def note(printing: Printing, **state) -> bool:
    """Write down how far a printing is. Returns whether it is still there."""
    return bool(type(printing)._default_manager.filter(pk=printing.pk).update(noted_at=timezone.now(), **state))


def throw_away(file: Path) -> None:
    """What was printed of a session that was erased meanwhile, with its shelf."""
    file.unlink(missing_ok=True)
    if not any(each.is_file() for each in file.parent.iterdir()):
        shutil.rmtree(file.parent, ignore_errors=True)


def sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
