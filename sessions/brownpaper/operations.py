"""Ordering a PDF. One print at a time per server process, outside every request and event loop."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone, translation

from sessions.brownpaper.assemble import assemble
from sessions.brownpaper.models import Rendering
from sessions.brownpaper.render import to_html, to_pdf
from sessions.core.models import CocreationSession

PRINTERS = ThreadPoolExecutor(1, thread_name_prefix="brownpaper")
# A rendering that says nothing for this long died with its process.
GIVEN_UP_AFTER = timedelta(minutes=6)
# Progress is written down once in so many pages, to leave the database to the room.
PAGES_A_NOTE = 4


def order(*, session: CocreationSession, language: str) -> Rendering:
    """Have the session printed as it is now.

    An order for the same revision is printed once, and one that still waits prints what stands there when its
    turn comes, so that nobody can fill the queue.
    """
    with transaction.atomic():
        now = CocreationSession.objects.select_for_update().get(pk=session.pk)
        known = Rendering.objects.filter(session=now, language=language)
        for usable in (
            known.filter(revision=now.revision).exclude(status=Rendering.Status.FAILED),
            known.filter(status=Rendering.Status.WAITING),
        ):
            if (rendering := usable.first()) and not is_given_up(rendering):
                return rendering
        rendering = Rendering.objects.create(session=now, revision=now.revision, language=language)
        transaction.on_commit(lambda: PRINTERS.submit(print_out, rendering))
    return rendering


def is_given_up(rendering: Rendering) -> bool:
    return rendering.is_under_way and rendering.noted_at < timezone.now() - GIVEN_UP_AFTER


def print_out(rendering: Rendering) -> None:
    """Run one order to its end and write down how far it is."""

    def tell(step: int, pages: int) -> None:
        if pages % PAGES_A_NOTE == 0:
            note(step=step, pages=pages)

    def note(**state) -> None:
        Rendering.objects.filter(pk=rendering.pk).update(noted_at=timezone.now(), **state)

    try:
        note(status=Rendering.Status.BUSY, step=0)
        session = CocreationSession.objects.get(pk=rendering.session_id)
        name = f"{session.code}/{session.revision}-{rendering.pk}-{rendering.language}.pdf"
        with translation.override(rendering.language):
            html = to_html(assemble(session))
        to_pdf(html, settings.BROWNPAPER_DIR / name, on_step=tell)
        note(status=Rendering.Status.READY, step=7, file=name, revision=session.revision)
    except Exception:
        logging.getLogger("cocreatie").exception("brownpaper %s was not printed", rendering.pk)
        note(status=Rendering.Status.FAILED)
    finally:
        connection.close()
