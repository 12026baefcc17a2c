"""When a login ends, what is still open by it ends too."""

from allauth.account.signals import password_changed, password_set
from django.contrib.auth import get_user_model

from sessions.core.events import FACILITATOR_LEFT
from sessions.core.journal import change
from sessions.core.models import Facilitator


def ask_anew(user) -> None:
    """Whoever listens as this user, in any session and process, is asked whether they still may."""
    for right in Facilitator.objects.filter(user=user).select_related("session"):
        with change(right.session, even_frozen=True) as under_way:
            under_way.record(FACILITATOR_LEFT, right)


def listen() -> None:
    """A changed password ends every other login of its user (Django, "session invalidation on password change")."""
    for signal in (password_changed, password_set):
        signal.connect(told, sender=get_user_model(), dispatch_uid="accounts.ending")


def told(sender, user, **_more) -> None:
    ask_anew(user)
