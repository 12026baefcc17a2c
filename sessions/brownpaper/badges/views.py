"""Badges and table cards, printed while the facilitator waits: a second or two. Nothing of them is kept here, since
they let people in."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from sessions.brownpaper.badges.jobs import Badge, badges_job, badges_of, table_cards_job
from sessions.brownpaper.printing.press_process import PrintingFailed, print_apart
from sessions.core.access import for_facilitators
from sessions.core.models import CocreationSession


@for_facilitators
def badges(request, session):
    return printed(request, session, "badges", badges_job)


@for_facilitators
def table_cards(request, session):
    return printed(request, session, "tafelkaarten", table_cards_job)


def printed(
    request, session: CocreationSession, name: str, job: Callable[[CocreationSession, Sequence[Badge]], dict]
) -> HttpResponse:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "printed.pdf"
        try:
            print_apart(
                job(session, badges_of(session, request.build_absolute_uri)), target, Path(folder) / "shelf"
            )
        except PrintingFailed as reason:
            context = {"session": session, "missing": reason.missing}
            return render(request, "brownpaper/badges/failed.html", context, status=503)
        response = HttpResponse(target.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}-{slugify(session.challenge)[:60]}.pdf"'
    return response
