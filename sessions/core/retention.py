"""How long a session is kept: chosen when it is made, told to who joins, carried out by `manage.py tidy`."""

import calendar
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions.core.models import CocreationSession

# Months after the session. A year gives a minister's answers time to come in.
USUAL = 12
TERMS = (
    (1, _("1 maand")),
    (3, _("3 maanden")),
    (6, _("6 maanden")),
    (12, _("1 jaar")),
    (24, _("2 jaar")),
    (60, _("5 jaar")),
)
# So long before its end the facilitator is warned.
WARNED = timedelta(days=30)


def kept_until(session: CocreationSession) -> date | None:
    """The last day on which a session is there, where it was held; None where no term was chosen, and for a demo."""
    if session.keep_months is None or session.is_demo:
        return None
    until = by_term(session, session.keep_months)
    return min(until, session.told_until) if session.told_until else until


def by_term(session: CocreationSession, months: int) -> date:
    """So many months after the day on which a session ends."""
    held = (session.starts_at + timedelta(days=1)).astimezone(ZoneInfo(session.zone)).date()
    month = held.month - 1 + months
    year, month = held.year + month // 12, month % 12 + 1
    return date(year, month, min(held.day, calendar.monthrange(year, month)[1]))


def ends_soon(session: CocreationSession) -> bool:
    until = kept_until(session)
    return until is not None and until - timezone.localdate() <= WARNED


def is_over(session: CocreationSession) -> bool:
    until = kept_until(session)
    return until is not None and timezone.localdate() > until
