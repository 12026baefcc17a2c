"""Who is asking, and may they? Decided once, before a view runs or a socket opens."""

from collections.abc import Mapping
from functools import wraps

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from sessions.core.middleware import Request
from sessions.core.models import AccessLink, CocreationSession, Facilitator
from sessions.core.page_of import guard_page_of
from sessions.core.people.models import Participant
from sessions.core.people.secrets import digest

COOKIE_AGE = 90 * 24 * 3600
SIGNER = signing.Signer(salt="cocreatie.access-link", sep="~")


def cookie_name(session: CocreationSession) -> str:
    return cookie_of(session.code)


def cookie_of(code: str) -> str:
    return f"deelnemer-{code}"


def participant_from(cookies: Mapping[str, str], session: CocreationSession) -> Participant | None:
    """The participant of this very session whose secret the browser holds, unless removed."""
    return participant_in(cookies, session.code)


def participant_in(cookies: Mapping[str, str], code: str) -> Participant | None:
    """The same by the session's code, and with the session itself, in one query."""
    secret = cookies.get(cookie_of(code))
    if not secret:
        return None
    known = Participant.objects.select_related("party", "session").filter(secret_digest=digest(secret))
    participant = known.filter(session__code=code, removed_at=None).order_by().first()
    if participant is not None:
        participant.secret = secret
    return participant


def remember(response: HttpResponse, session: CocreationSession, secret: str, *, is_secure: bool) -> HttpResponse:
    """Give the browser its participant's secret. Scripts cannot read it; other sites cannot send it."""
    response.set_cookie(
        cookie_name(session), secret, max_age=COOKIE_AGE, httponly=True, samesite="Lax", secure=is_secure
    )
    return response


def facilitates(user, session: CocreationSession) -> bool:
    return user.is_authenticated and Facilitator.objects.filter(user=user, session=session).exists()


def token_of(link: AccessLink) -> str:
    return SIGNER.sign(str(link.pk))


def link_from(token: str, role: AccessLink.Role) -> AccessLink:
    """The unrevoked link that this token opens. Raises Http404 for any other, without saying why."""
    try:
        pk = SIGNER.unsign(token)
    except signing.BadSignature:
        raise Http404 from None
    return get_object_or_404(
        AccessLink.objects.select_related("session"), pk=pk, role=role, revoked_at__isnull=True
    )


def for_participants(view):
    """Hand the view (request, session, participant); send an outsider to the door of that session."""

    @wraps(view)
    def guarded(request: Request, code: str, *args, **kwargs):
        participant = participant_in(request.COOKIES, code)
        if participant is not None:
            guard_page_of(request, participant)
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
