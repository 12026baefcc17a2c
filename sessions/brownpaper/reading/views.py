"""Reading the brownpaper inside: by a reader's link, which people of the session are led to."""

from functools import lru_cache, wraps

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from sessions.brownpaper.contents.assemble import Brownpaper
from sessions.brownpaper.contents.current import READ_ALONG, current, read
from sessions.brownpaper.contents.portable import checksum
from sessions.brownpaper.contents.sections import Section, sections
from sessions.brownpaper.contents.spreadsheet import contributions_csv
from sessions.brownpaper.contents.zone import in_its_zone
from sessions.brownpaper.models import PrintOrder
from sessions.brownpaper.printing.orders import order
from sessions.brownpaper.versions import checksum_of, file_of
from sessions.core.access import facilitates, participant_from
from sessions.core.hiding.events import MODERATED, NAME_HIDDEN
from sessions.core.journal import Event
from sessions.core.kept import Kept
from sessions.core.links import read_by, readers_token
from sessions.core.models import AccessLink, CocreationSession
from sessions.facilitation.shell.queries import link

KINDS = (PrintOrder.Kind.BROWNPAPER, PrintOrder.Kind.POSTER, PrintOrder.Kind.HANDOUTS)


def brownpaper(request, code):
    """Lead somebody of this session to its reader's page."""
    session = get_object_or_404(CocreationSession, code=code)
    who = request.user if facilitates(request.user, session) else participant_from(request.COOKIES, session)
    if who is None:
        raise PermissionDenied
    return redirect("reader", token=readers_token(link(session, AccessLink.Role.READER), who))


def session_of(token: str) -> CocreationSession:
    return read_by(token)


def for_readers(view):
    """Hand the view (request, token), unless what there is to read now was suspended."""

    @wraps(view)
    def guarded(request, token, *args, **kwargs):
        session = session_of(token)
        frozen = session.versions.first() if session.is_frozen else None
        return suspended(request) if frozen and frozen.suspended_at else view(request, token, *args, **kwargs)

    return guarded


def suspended(request) -> HttpResponse:
    """Says that a version is not to be read now, and nothing of what stands in it."""
    return render(request, "brownpaper/handover/link_ended.html", {"why": "suspended"}, status=410)


def latest(session: CocreationSession, kind: str) -> PrintOrder | None:
    return PrintOrder.objects.filter(session=session, kind=kind, language=get_language()).first()


def shown(session: CocreationSession, token: str, kind: str) -> dict:
    """What the reader's page says of printing: the last order, and the last file that can be downloaded."""
    ready = newest_file(session, kind)
    return {
        "session": session,
        "token": token,
        "kind": kind,
        "order": latest(session, kind),
        "ready": ready,
        "is_newest": ready is not None and ready.revision == session.revision,
    }


def newest_file(session: CocreationSession, kind: str) -> PrintOrder | None:
    """The newest file of this kind; none that was printed before a text was hidden, which may stand in it."""
    hidden = Event.objects.filter(session=session, verb__in=[MODERATED.verb, NAME_HIDDEN.verb]).last()
    printed = PrintOrder.objects.filter(
        session=session, kind=kind, language=get_language(), revision__gte=hidden.revision if hidden else 0
    )
    return next((each for each in printed.filter(status=PrintOrder.Status.READY) if each.is_ready), None)


@for_readers
def reader(request, token):
    session = session_of(token)
    made, _contents = READ_ALONG.of(session)
    # A frozen brownpaper is a version; it is not printed once more beside it.
    kinds = KINDS if made.is_draft else KINDS[1:]
    return render(
        request,
        "brownpaper/reading/reader.html",
        {
            "session": session,
            "token": token,
            "brownpaper": made,
            "printings": [shown(session, token, kind) for kind in kinds],
            "versions": [(version, checksum_of(version)) for version in session.versions.filter(suspended_at=None)],
        },
    )


@for_readers
def status(request, token, kind):
    return render(request, "brownpaper/reading/status.html", shown(session_of(token), token, known(kind)))


@require_POST
def print_order(request, token, kind):
    session = session_of(token)
    order(session=session, language=get_language(), kind=known(kind))
    if request.htmx:
        return render(request, "brownpaper/reading/status.html", shown(session, token, kind))
    return redirect("reader", token=token)


def known(kind: str) -> str:
    if kind not in KINDS:
        raise Http404
    return kind


@for_readers
def pdf(request, token, kind):
    """The newest printed file."""
    session = session_of(token)
    ready = newest_file(session, known(kind))
    if ready is None:
        raise Http404
    name = f"{kind}-{slugify(session.challenge)[:60]}-r{ready.revision}.pdf"
    return FileResponse(ready.path.open("rb"), as_attachment=True, filename=name)


def version_pdf(request, token, number):
    """A frozen version, the same bytes every time."""
    version = get_object_or_404(session_of(token).versions, number=number)
    if version.suspended_at:
        return suspended(request)
    return version_file(version) if version.is_ready else redirect("reader", token=token)


def version_file(version) -> FileResponse:
    name = f"brownpaper-{slugify(version.session.challenge)[:60]}-versie-{version.number}.pdf"
    return FileResponse(file_of(version).open("rb"), as_attachment=True, filename=name)


@for_readers
def document(request, token):
    return document_page(request, *DOCUMENTS.of(session_of(token)))


def version_document(request, version) -> HttpResponse:
    return document_page(request, read(version.contents), rendered_version(version.contents, get_language()))


def document_page(request, made: Brownpaper, parts: list[tuple[Section, str]]) -> HttpResponse:
    """The whole brownpaper as one web page. parts: its sections, rendered."""
    with in_its_zone(made):
        return render(request, "brownpaper/reading/document.html", {"brownpaper": made, "parts": parts})


def rendered(made: Brownpaper, contents: str) -> list[tuple[Section, str]]:
    """The same sections as on the paper; what is cut there is whole here."""
    with in_its_zone(made):
        parts = [part for part in sections(made, checksum(contents)) if not part.whole_of]
        return [(part, part.html(made)) for part in parts]


def rendered_now(session: CocreationSession) -> tuple[Brownpaper, list[tuple[Section, str]]]:
    made, contents = current(session)
    return made, rendered(made, contents)


# A whole room reads along, and a version never changes.
DOCUMENTS = Kept(rendered_now)


@lru_cache(maxsize=8)
def rendered_version(contents: str, language: str) -> list[tuple[Section, str]]:
    """language: the one that is active."""
    return rendered(read(contents), contents)


@for_readers
def portable(request, token, form):
    return portable_file(*READ_ALONG.of(session_of(token)), form)


def portable_file(made: Brownpaper, contents: str, form: str) -> HttpResponse:
    """form: "json" for everything, "csv" for the contributions."""
    if form == "json":
        response = HttpResponse(contents, content_type="application/json; charset=utf-8")
    elif form == "csv":
        response = HttpResponse(contributions_csv(made), content_type="text/csv; charset=utf-8")
    else:
        raise Http404
    name = f"brownpaper-{slugify(made.challenge)[:60]}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
