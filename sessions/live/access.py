"""Who may listen to what: decided when the socket opens, and again when somebody's right may have ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from urllib.parse import parse_qs

from django.conf import settings
from django.contrib.auth import get_user
from django.http import Http404, HttpRequest
from django.http.cookie import parse_cookie

from sessions.core.access import facilitates, link_from, participant_from
from sessions.core.fragments import Audience
from sessions.core.journal import Event
from sessions.core.models import AccessLink, CocreationSession
from sessions.live.rendering import Seat
from sessions.phases.enthuse.models import Membership

# Events after which somebody who is listening may no longer be allowed to.
RIGHTS_EVENTS = frozenset({"participant_removed", "membership_changed", "link_renewed"})


def may_have_lost_rights(listener, events: Iterable[Event]) -> bool:
    """Could these events have ended what this listener may hear? Then it is asked anew; nobody else is."""
    for event in events:
        groups = {f"{Audience.WORKGROUP}:{pk}" for pk in event.subjects.get("workgroup", [])}
        if event.verb == "participant_removed" and listener.participant_id in event.subjects["participant"]:
            return True
        if event.verb == "membership_changed" and groups & set(listener.seat.audiences):
            return True
        if event.verb == "link_renewed" and Audience.SCREEN in listener.seat.audiences:
            return True
    return False


@dataclass(frozen=True)
class Visitor:
    """Somebody at the other end of a socket. participant_id: for presence; None for facilitator and screen."""

    session: CocreationSession
    seat: Seat
    since: int
    participant_id: int | None = None


def visitor_from(scope: dict) -> Visitor | None:
    """The visitor that a socket's address and cookies speak of, or None where anything does not fit."""
    asked = {name: values[0] for name, values in parse_qs(scope["query_string"].decode()).items()}
    session = CocreationSession.objects.filter(code=scope["url_route"]["kwargs"]["code"]).first()
    language, since = asked.get("language", ""), asked.get("since", "")
    if session is None or language not in dict(settings.LANGUAGES) or not since.isdecimal():
        return None
    cookies = cookies_of(scope)
    match asked.get("as"):
        case Audience.PARTICIPANT:
            return participant(session, cookies, asked.get("workgroup"), language, int(since))
        case Audience.FACILITATOR if facilitates(user_from(cookies), session):
            return Visitor(session, Seat((Audience.FACILITATOR,), language), int(since))
        case Audience.SCREEN if opens_screen(asked.get("token", ""), session):
            return Visitor(session, Seat((Audience.SCREEN,), language), int(since))
    return None


def participant(session, cookies, workgroup: str | None, language: str, since: int) -> Visitor | None:
    person = participant_from(cookies, session)
    if person is None:
        return None
    audiences = (str(Audience.PARTICIPANT),)
    if workgroup and workgroup.isdecimal():
        if not Membership.objects.filter(participant=person, workgroup_id=int(workgroup)).exists():
            return None
        audiences += (f"{Audience.WORKGROUP}:{int(workgroup)}",)
    return Visitor(session, Seat(audiences, language), since, person.pk)


def cookies_of(scope: dict) -> dict[str, str]:
    raw = dict(scope["headers"]).get(b"cookie", b"").decode("latin1")
    return parse_cookie(raw)


def user_from(cookies: dict[str, str]):
    request = HttpRequest()
    store = import_module(settings.SESSION_ENGINE).SessionStore
    request.session = store(cookies.get(settings.SESSION_COOKIE_NAME))
    return get_user(request)


def opens_screen(token: str, session: CocreationSession) -> bool:
    try:
        return link_from(token, AccessLink.Role.SCREEN).session_id == session.pk
    except Http404:
        return False
