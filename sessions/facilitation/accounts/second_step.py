"""The second step of a login: a code of an app, a passkey or a recovery code; who must have one; and the way back for
whoever lost it in the middle of the night: a colleague vouches for them."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from sessions.facilitation.accounts import way_back

# What somebody may still ask for who has to set one up.
ALWAYS = ("/facilitator/account/", "/facilitator/log", "/facilitator/back/", "/f/", "/i18n/", "/static/", "/token/")


class SecondStep(AuthenticateStage):
    """After the password. Not for whom a colleague vouched, by a link that they opened in this browser."""

    def handle(self) -> tuple:
        user, request = self.login.user, self.request
        is_asked = user is not None and self._should_handle(request)
        if is_asked and has_given_password(request, user) and way_back.take(request, user):
            return None, True
        return super().handle()


def has_given_password(request: HttpRequest, user) -> bool:
    """A colleague's word takes the place of the second step, never of the first."""
    return any(record["method"] == "password" for record in get_authentication_records(request, user))


def forget(user) -> int:
    """Take every second step off an account whose owner lost it. Returns how many there were."""
    return Authenticator.objects.filter(user=user).delete()[0]


def must_set_up(request: HttpRequest) -> bool:
    """Has somebody to set up a second step before they go on?"""
    return not request.path.startswith(ALWAYS) and lacks_one(request)


def lacks_one(request: HttpRequest) -> bool:
    """Is a second step required of this login, and not there? Not where the organisation's own login asks for it, nor
    of who came by a one-time link and has no password."""
    if not settings.REQUIRE_MFA or not request.user.is_authenticated or not request.user.has_usable_password():
        return False
    used = {record["method"] for record in get_authentication_records(request, request.user)}
    return "socialaccount" not in used and not is_mfa_enabled(request.user)
