"""Reading the brownpaper: by a reader's link, which people inside the session are led to."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from sessions.brownpaper import operations
from sessions.brownpaper.assemble import assemble
from sessions.brownpaper.models import Rendering
from sessions.core.access import facilitates, link_from, participant_from, token_of
from sessions.core.models import AccessLink, CocreationSession
from sessions.facilitation.queries import link


def brownpaper(request, code):
    """Lead somebody of this session to its reader's page."""
    session = get_object_or_404(CocreationSession, code=code.upper())
    if not (participant_from(request.COOKIES, session) or facilitates(request.user, session)):
        raise PermissionDenied
    return redirect("reader", token=token_of(link(session, AccessLink.Role.READER)))


def session_of(token: str) -> CocreationSession:
    return link_from(token, AccessLink.Role.READER).session


def latest(session: CocreationSession, **wanted) -> Rendering | None:
    return Rendering.objects.filter(session=session, language=get_language(), **wanted).first()


def shown(session: CocreationSession, token: str) -> dict:
    """What the reader's page says of printing: the last order, and the last file that can be downloaded."""
    rendering = latest(session)
    return {
        "session": session,
        "token": token,
        "rendering": rendering,
        "is_given_up": bool(rendering) and operations.is_given_up(rendering),
        "ready": latest(session, status=Rendering.Status.READY),
    }


def reader(request, token):
    session = session_of(token)
    return render(request, "brownpaper/reader.html", shown(session, token) | {"brownpaper": assemble(session)})


def status(request, token):
    return render(request, "brownpaper/status.html", shown(session_of(token), token))


@require_POST
def rendering(request, token):
    session = session_of(token)
    operations.order(session=session, language=get_language())
    if request.htmx:
        return render(request, "brownpaper/status.html", shown(session, token))
    return redirect("reader", token=token)


def pdf(request, token):
    """The newest printed file."""
    session = session_of(token)
    ready = latest(session, status=Rendering.Status.READY)
    if ready is None:
        raise Http404
    name = f"brownpaper-{slugify(session.challenge)[:60]}-{session.code}-r{ready.revision}.pdf"
    return FileResponse((settings.BROWNPAPER_DIR / ready.file).open("rb"), as_attachment=True, filename=name)
