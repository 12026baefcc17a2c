"""Ordering a PDF. One print at a time per server process, outside every request and event loop."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone, translation

from sessions.brownpaper.assemble import assemble
from sessions.brownpaper.models import Rendering
from sessions.brownpaper.render import to_html, to_pdf
from sessions.core.models import CocreationSession

PRINTERS = ThreadPoolExecutor(1, thread_name_prefix="brownpaper")
# A rendering that says nothing for this long died with its process.
GIVEN_UP_AFTER = timedelta(minutes=6)


def order(*, session: CocreationSession, language: str) -> Rendering:
    """Have the session printed as it is now; an order for the same revision is not printed twice."""
    known = Rendering.objects.filter(session=session, revision=session.revision, language=language)
    usable = known.exclude(status=Rendering.Status.FAILED).first()
    if usable and not is_given_up(usable):
        return usable
    rendering = Rendering.objects.create(session=session, revision=session.revision, language=language)
    PRINTERS.submit(print_out, rendering)
    return rendering


def is_given_up(rendering: Rendering) -> bool:
    return rendering.is_under_way and rendering.started_at < timezone.now() - GIVEN_UP_AFTER


def print_out(rendering: Rendering) -> None:
    """Run one order to its end and write down how far it is."""

    def note(**state) -> None:
        Rendering.objects.filter(pk=rendering.pk).update(**state)

    try:
        note(status=Rendering.Status.BUSY, step=0)
        session = CocreationSession.objects.get(pk=rendering.session_id)
        name = f"{session.code}/{session.revision}-{rendering.pk}-{rendering.language}.pdf"
        with translation.override(rendering.language):
            html = to_html(assemble(session))
        to_pdf(html, settings.BROWNPAPER_DIR / name, on_step=lambda step, pages: note(step=step, pages=pages))
        note(status=Rendering.Status.READY, step=7, file=name, revision=session.revision)
    except Exception:
        logging.getLogger("cocreatie").exception("brownpaper %s was not printed", rendering.pk)
        note(status=Rendering.Status.FAILED)
    finally:
        connection.close()
