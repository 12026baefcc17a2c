"""Who may listen to what: decided when the socket opens, and again when somebody's right may have ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from urllib.parse import parse_qs

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.http.cookie import parse_cookie

from sessions.core.access import participant_from
from sessions.core.event_types import Subject, UnreadableSubject, subject_of
from sessions.core.fragments import Audience
from sessions.core.journal import Event
from sessions.core.links import link_from
from sessions.core.models import AccessLink, CocreationSession, Facilitator
from sessions.facilitation.accounts.second_step import lacks_one
from sessions.facilitation.accounts.terms import has_ended
from sessions.live.rendering import Subscription
from sessions.phases.registry import ADMITS

# Digits: more than any revision or primary key has.
LONGEST_NUMBER = 18


def may_have_lost_rights(rests_on: frozenset[Subject], events: Iterable[Event]) -> bool:
    """Could these events have ended what somebody may hear? Then they are asked anew; nobody else is.

    rests_on: what their right rests on. An event that cannot be read may have ended any right.
    """
    return any(ends_rights(event) and touches(event, rests_on) for event in events)


def ends_rights(event: Event) -> bool:
    return event.type is None or event.type.ends_rights


def touches(event: Event, rests_on: frozenset[Subject]) -> bool:
    try:
        return event.type is None or not event.about or bool(rests_on & event.about)
    except UnreadableSubject:
        return True


@dataclass(frozen=True)
class Visitor:
    """Somebody at the other end of a socket.

    rests_on: the rows that their right to listen rests on; participant_id: for presence, None for facilitator and
    screen; who: whose sockets are counted together.
    """

    session: CocreationSession
    subscription: Subscription
    since: int
    rests_on: frozenset[Subject] = frozenset()
    participant_id: int | None = None
    who: tuple[str, int] = ("", 0)


def visitor_from(scope: dict) -> Visitor | None:
    """The visitor that a socket's address and cookies speak of, or None where anything does not fit."""
    asked = {name: values[0] for name, values in parse_qs(scope["query_string"].decode("latin1")).items()}
    session = CocreationSession.objects.filter(code=scope["url_route"]["kwargs"]["code"]).first()
    language, since = asked.get("language", ""), asked.get("since", "")
    if session is None or language not in dict(settings.LANGUAGES) or not is_number(since):
        return None
    cookies = cookies_of(scope)
    match asked.get("as"):
        case Audience.PARTICIPANT:
            return participant(session, cookies, asked.get("workgroup"), language, int(since))
        case Audience.FACILITATOR:
            return facilitator(session, cookies, language, int(since))
        case Audience.SCREEN:
            return screen(session, asked.get("token", ""), language, int(since))
    return None


def is_number(told: str) -> bool:
    """Is it a number that a database can hold? Only ASCII digits."""
    return told.isascii() and told.isdecimal() and len(told) < LONGEST_NUMBER


def participant(session, cookies, workgroup: str | None, language: str, since: int) -> Visitor | None:
    person = participant_from(cookies, session)
    if person is None:
        return None
    audiences: tuple[str, ...] = (str(Audience.PARTICIPANT),)
    rests_on = {subject_of(person)}
    if workgroup and is_number(workgroup):
        if not ADMITS[Audience.WORKGROUP](person, int(workgroup)):
            return None
        audiences += (f"{Audience.WORKGROUP}:{int(workgroup)}",)
        rests_on.add(Subject(Audience.WORKGROUP, int(workgroup)))
    return Visitor(
        session,
        Subscription(audiences, language),
        since,
        frozenset(rests_on),
        person.pk,
        ("participant", person.pk),
    )


def facilitator(session, cookies, language: str, since: int) -> Visitor | None:
    user = user_from(cookies)
    right = Facilitator.objects.filter(user=user, session=session).first() if user.is_authenticated else None
    if right is None:
        return None
    to = Subscription((str(Audience.FACILITATOR),), language)
    return Visitor(session, to, since, frozenset({subject_of(right)}), who=("user", user.pk))


def screen(session: CocreationSession, token: str, language: str, since: int) -> Visitor | None:
    try:
        link = link_from(token, AccessLink.Role.SCREEN)
    except Http404:
        return None
    if link.session_id != session.pk:
        return None
    to = Subscription((str(Audience.SCREEN),), language)
    return Visitor(session, to, since, frozenset({subject_of(link)}), who=("link", link.pk))


def cookies_of(scope: dict) -> dict[str, str]:
    raw = dict(scope["headers"]).get(b"cookie", b"").decode("latin1")
    return parse_cookie(raw)


def user_from(cookies: dict[str, str]):
    """Whose login this is, while it lasts; nobody's where a second step is still to be set up."""
    request = HttpRequest()
    store = import_module(settings.SESSION_ENGINE).SessionStore
    request.session = store(cookies.get(settings.SESSION_COOKIE_NAME))
    request.user = get_user(request)
    if request.user.is_authenticated and (has_ended(request.session) or lacks_one(request)):
        return AnonymousUser()
    return request.user
