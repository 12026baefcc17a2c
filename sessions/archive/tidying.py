"""Clearing away what is kept no longer: sessions whose term is over, who gave which dot in those that were settled,
logins that ended, links that open nothing."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from sessions.archive.erase import erase
from sessions.core.audit.log import note
from sessions.core.models import AccessLink, CocreationSession
from sessions.core.retention import is_over
from sessions.phases.inventory.settling import settle_dots, with_dots_to_settle

# A link that ended says so for as long to who still opens it.
SAYS_SO = timedelta(days=90)


def over() -> list[CocreationSession]:
    """The sessions whose term is over."""
    chosen = CocreationSession.objects.exclude(keep_months=None).filter(is_demo=False)
    return [session for session in chosen.order_by("starts_at") if is_over(session)]


def tidy() -> dict[str, int]:
    """Take all of it away. Returns how much of each there was."""
    sessions = over()
    for session in sessions:
        erase(session)
    dots = sum(settle_dots(session) for session in with_dots_to_settle())
    gone = timezone.now() - SAYS_SO
    # The reader's link stays while it is not renewed: people of the room read by it after it ended for others.
    of_one = Q(role__in=(AccessLink.Role.FACILITATOR, AccessLink.Role.WAY_BACK))
    ended = Q(revoked_at__lt=gone) | of_one & (Q(expires_at__lt=gone) | Q(used_at__lt=gone))
    links = AccessLink.objects.filter(ended).delete()[0]
    logins = Session.objects.filter(expire_date__lt=timezone.now()).count()
    SessionStore.clear_expired()
    listed = list(UserSession.objects.all())
    known = set(Session.objects.values_list("session_key", flat=True))
    windows = [each.pk for each in listed if each.session_key not in known]
    UserSession.objects.filter(pk__in=windows).delete()
    counts = {"sessions": len(sessions), "dots": dots, "links": links, "logins": logins, "windows": len(windows)}
    if any(counts.values()):
        note("tidied", about=counts)
    return counts
