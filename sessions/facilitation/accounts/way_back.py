"""At two in the morning the telephone is gone, and the recovery codes are at home: a colleague who leads the same
session makes a link. It takes the place of the second step, once; the password is still asked for."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.audit.log import note
from sessions.core.journal import change
from sessions.core.models import AccessLink, CocreationSession
from sessions.core.refusal import Refused

LASTS = timedelta(minutes=30)
OPENED = "way-back"


def vouch_for(*, session: CocreationSession, user, by) -> AccessLink:
    """Make a link for a colleague who lost their second step. Raises Refused for whom it makes no sense."""
    if user == by:
        raise Refused(_("Voor uzelf kunt u niet instaan; vraag een collega."))
    if not Authenticator.objects.filter(user=user).exists():
        raise Refused(_("Voor dit account is geen tweede stap ingesteld: een wachtwoord is genoeg."))
    with change(session, even_frozen=True):
        note("vouched", session=session, account=user.pk)
        return AccessLink.objects.create(
            session=session,
            role=AccessLink.Role.WAY_BACK,
            user=user,
            name=by.first_name or by.get_username(),
            expires_at=timezone.now() + LASTS,
        )


def opened(request: HttpRequest, link: AccessLink) -> None:
    """Remember in this browser that somebody vouched, until they log in."""
    request.session[OPENED] = str(link.key)


def take(request: HttpRequest, user) -> bool:
    """Was vouched for this user in this browser? Then what they lost is taken off their account, and the link is used
    up."""
    key = request.session.get(OPENED)
    if not key:
        return False
    links = AccessLink.objects.filter(key=key, role=AccessLink.Role.WAY_BACK, user=user)
    waiting = links.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())
    if not waiting.update(used_at=timezone.now()):
        return False
    del request.session[OPENED]
    note("came_back", who=f"account {user.pk}")
    Authenticator.objects.filter(user=user).delete()
    note("second_step_removed", who=f"account {user.pk}")
    messages.info(request, _("Uw oude tweede stap is verwijderd. Stel een nieuwe in zodra u tijd hebt."))
    return True
