"""Who is asking, and may they? Decided once, before a view runs or a socket opens."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from sessions.core.cookies import give_cookie
from sessions.core.middleware import Request
from sessions.core.models import CocreationSession, Facilitator
from sessions.core.overuse.operations import note_overuse
from sessions.core.page_of import guard_page_of
from sessions.core.people.models import Merging, Participant
from sessions.core.people.secrets import digest
from sessions.core.quota import QUOTA, sent_by
from sessions.core.refusal import Refused
from sessions.core.rows import row

COOKIE_AGE = 90 * 24 * 3600


def cookie_name(session: CocreationSession) -> str:
    return cookie_of(session.code)


def cookie_of(code: str) -> str:
    return f"deelnemer-{code}"


def participant_from(cookies: Mapping[str, str], session: CocreationSession) -> Participant | None:
    """The participant of this very session whose secret the browser holds, unless removed."""
    return participant_in(cookies, session.code)


def participant_in(cookies: Mapping[str, str], code: str) -> Participant | None:
    """The same by the session's code, and with the session itself as it is now."""
    secret = cookies.get(cookie_of(code))
    participant = holder_of(secret) if secret else None
    session = row(CocreationSession, code=code) if participant else None
    if not (secret and participant and session) or participant.session_id != session.pk or participant.removed_at:
        return None
    participant.session = session
    participant.secret, participant.marked = secret, {}
    return participant


def holder_of(secret: str) -> Participant | None:
    """Whose secret this is. Somebody who was merged with another entry of theirs is that one on all their devices."""
    participant = row(Participant, secret_digest=digest(secret))
    while participant is not None and participant.removed_at:
        merging = row(Merging, other_id=participant.pk)
        if merging is None:
            break
        participant = row(Participant, id=merging.kept_id)
    return participant


def remember(response: HttpResponse, session: CocreationSession, secret: str) -> HttpResponse:
    """Give the browser its participant's secret."""
    give_cookie(response, cookie_name(session), secret, age=COOKIE_AGE)
    return response


def facilitates(user, session: CocreationSession) -> bool:
    return user.is_authenticated and Facilitator.objects.filter(user=user, session=session).exists()


# What somebody who only reads may still send: what is about themselves, and a quiet signal.
OF_OBSERVERS = ("me", "me-leaving", "me-erasing", "recovery", "signal")


def guard_observer(request: Request, participant: Participant) -> None:
    """Raises Refused where somebody who came to look on writes."""
    match = request.resolver_match
    if participant.is_observer and request.method == "POST" and (not match or match.url_name not in OF_OBSERVERS):
        raise Refused(_("U kijkt mee: u leest alles, en schrijft of stemt niet."))


@contextmanager
def counted(request: Request, participant: Participant) -> Iterator[None]:
    """What a participant sends counts for how much they may. Raises TooFast."""
    if request.method != "POST":
        yield
        return
    with sent_by(participant.pk) as sender:
        try:
            QUOTA.press(sender)
            yield
        finally:
            if sender.is_over:
                note_overuse(participant=participant, place=place_of(request))


def place_of(request: Request) -> str:
    """The first word of the address behind that of the session: in a phase, its slug."""
    return request.path.split("/")[3]


def for_participants(view):
    """Hand the view (request, session, participant); send an outsider to the door of that session."""

    @wraps(view)
    def guarded(request: Request, code: str, *args, **kwargs):
        participant = participant_in(request.COOKIES, code)
        if participant is not None:
            guard_page_of(request, participant)
            guard_observer(request, participant)
            with counted(request, participant):
                return view(request, participant.session, participant, *args, **kwargs)
        session = get_object_or_404(CocreationSession, code=code)
        if request.method == "GET" and not request.htmx:
            return redirect("join", code=session.code)
        raise PermissionDenied

    return guarded


def for_facilitators(view):
    """Hand the view (request, session); anonymous visitors log in first, others are refused."""

    @wraps(view)
    def guarded(request: Request, code: str, *args, **kwargs):
        if not request.user.is_authenticated and request.htmx:
            raise PermissionDenied  # a login page would take the place of what is being typed
        if not request.user.is_authenticated:
            return redirect(f"/facilitator/login/?next={request.path}")
        session = get_object_or_404(CocreationSession, code=code)
        if not facilitates(request.user, session):
            raise PermissionDenied
        guard_page_of(request, request.user)
        return view(request, session, *args, **kwargs)

    return guarded
