"""How long a login lasts: some hours without a page being asked for, and never longer than a session of 24 hours with
its preparation. And who must have a second step sets one up first."""

import time

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sessions.facilitation.accounts.second_step import must_set_up

SINCE, SEEN = "login-since", "login-seen"
# Seconds: so exact is it known when a page was last asked for.
EXACT = 300


def has_ended(kept: SessionBase) -> bool:
    """Is this login over? kept: what Django keeps of it."""
    now = time.time()
    is_old = now - kept.get(SINCE, now) > settings.LOGIN_LASTS.total_seconds()
    return is_old or now - kept.get(SEEN, now) > settings.LOGIN_IDLE.total_seconds()


def note_use(request: HttpRequest) -> None:
    kept, now = request.session, time.time()
    if SINCE not in kept:
        note_login(sender=None, request=request, user=request.user)
    if now - kept[SEEN] > EXACT:
        kept[SEEN] = now


def note_login(sender, request: HttpRequest, user, **_more) -> None:
    """Whichever way somebody came in: from when their login counts, and that it is one of theirs."""
    request.session[SINCE] = request.session[SEEN] = time.time()
    UserSession.objects.create_from_request(request, user=user)


def listen() -> None:
    user_logged_in.connect(note_login, dispatch_uid="accounts.terms")


class LoginTerms:
    """Middleware. Costs nothing to those without a login."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            if has_ended(request.session):
                logout(request)
                messages.info(request, _("U was lang weg en bent daarom uitgelogd. Log opnieuw in."))
            else:
                note_use(request)
                if must_set_up(request):
                    return redirect("mfa_activate_totp")
        return self.get_response(request)
