"""Ordering a print. One at a time per server process, outside every request and event loop."""

import hashlib
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone, translation

from sessions.brownpaper.contents.current import current
from sessions.brownpaper.models import Printing, Rendering
from sessions.brownpaper.printing.jobs import JOBS
from sessions.brownpaper.printing.press_process import print_apart
from sessions.core.journal import write_lock
from sessions.core.models import CocreationSession

PRINTERS = ThreadPoolExecutor(1, thread_name_prefix="brownpaper")


def order(*, session: CocreationSession, language: str, kind: str = Rendering.Kind.BROWNPAPER) -> Rendering:
    """Have the session printed as it is now.

    An order for the same revision is printed once, and one that still waits prints what stands there when its
    turn comes, so that nobody can fill the queue.
    """
    with write_lock(), transaction.atomic():
        now = CocreationSession.objects.select_for_update().get(pk=session.pk)
        known = Rendering.objects.filter(session=now, language=language, kind=kind)
        for usable in (known.filter(revision=now.revision), known.filter(status=Rendering.Status.WAITING)):
            if (rendering := usable.first()) and not rendering.has_failed:
                return rendering
        rendering = Rendering.objects.create(session=now, revision=now.revision, language=language, kind=kind)
        transaction.on_commit(lambda: PRINTERS.submit(print_out, rendering))
    return rendering


def print_out(rendering: Rendering) -> None:
    """Run one order to its end. Its file takes the place of earlier ones."""

    def job() -> dict:
        session = CocreationSession.objects.get(pk=rendering.session_id)
        # What is printed is this revision or a later one; the next order then makes sure of the rest.
        note(rendering, revision=session.revision)
        return JOBS[rendering.kind](*current(session))

    name = f"{rendering.session_id}/{rendering.kind}-{rendering.pk}-{rendering.language}.pdf"
    run(rendering, job, name)
    rendering.refresh_from_db()
    if rendering.is_ready:
        throw_away_earlier(rendering)


def throw_away_earlier(rendering: Rendering) -> None:
    earlier = Rendering.objects.filter(
        session=rendering.session_id, kind=rendering.kind, language=rendering.language, pk__lt=rendering.pk
    )
    for each in earlier.exclude(file=""):
        each.path.unlink(missing_ok=True)
    earlier.delete()


def run(printing: Printing, job, name: str, finish=lambda file: {}) -> None:
    """Print in the language of the printing, and write down how far it is, also when it fails.

    job: () → what the press needs; name: of the file, below BROWNPAPER_DIR; finish: (file) → more to write down.
    """
    file = settings.BROWNPAPER_DIR / name
    try:
        note(printing, status=Printing.Status.BUSY, done=0, of=0)
        with translation.override(printing.language):
            made = job()
        pages = print_apart(made, file, file.parent / "shelf", on_step=lambda **step: note(printing, **step))
        note(printing, status=Printing.Status.READY, file=name, pages=pages, sha256=sha256(file), **finish(file))
    except Exception:
        logging.getLogger("cocreatie").exception("%s was not printed", name)
        note(printing, status=Printing.Status.FAILED)
    finally:
        connection.close()


def note(printing: Printing, **state) -> None:
    type(printing).objects.filter(pk=printing.pk).update(noted_at=timezone.now(), **state)


def sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
