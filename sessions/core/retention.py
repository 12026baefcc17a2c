"""How long a session is kept: chosen when it is made, told to who joins, carried out by `manage.py tidy`."""

import calendar
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sessions.core.models import CocreationSession
from sessions.core.refusal import Refused

# Months after the session. A year gives a minister's answers time to come in.
USUAL = 12
TERMS = (
    (1, gettext_lazy("1 maand")),
    (3, gettext_lazy("3 maanden")),
    (6, gettext_lazy("6 maanden")),
    (12, gettext_lazy("1 jaar")),
    (24, gettext_lazy("2 jaar")),
    (60, gettext_lazy("5 jaar")),
)
# So long before its end the facilitator is warned.
WARNED = timedelta(days=30)


def kept_until(session: CocreationSession) -> date | None:
    """The last day on which a session is there, where it was held; None where no term was chosen, and for a demo."""
    if session.keep_months is None or session.is_demo:
        return None
    until = by_term(session, session.keep_months)
    return min(until, session.told_until) if session.told_until else until


def promise_before_moving(session: CocreationSession) -> None:
    """What those who came in read stays true when the begin is moved. session: as it is before, inside its change."""
    if has_readers(session):
        # Who came in before this was kept read what it is now.
        session.told_until = session.told_until or kept_until(session)
    else:
        session.told_until = None
    session.save(update_fields=["told_until"])


def has_readers(session: CocreationSession) -> bool:
    """Did anybody come in who read until when it is kept? Not who came along with a poll, nor who was erased since."""
    return session.participants.filter(is_pseudonymous=False).exists()


def guard_held(session: CocreationSession) -> None:
    """Raises Refused where a session that begins then would be erased before it is held, or tonight."""
    until = kept_until(session)
    if until is not None and (until <= last_day(session) or is_over(session)):
        raise Refused(
            _("De sessie wordt op %(day)s gewist. Kies een begin waarbij ze daarvoor is gehouden.")
            % {"day": date_format(until)},
            field="starts_at",
        )


def note_told(session: CocreationSession) -> None:
    """Somebody comes in, and reads until when it is kept. session: as it is, inside its change."""
    until = kept_until(session)
    if until is not None and until != session.told_until:
        session.told_until = until
        session.save(update_fields=["told_until"])


def last_day(session: CocreationSession) -> date:
    return (session.starts_at + timedelta(days=1)).astimezone(ZoneInfo(session.zone)).date()


def by_term(session: CocreationSession, months: int) -> date:
    """So many months after the day on which a session ends."""
    held = last_day(session)
    month = held.month - 1 + months
    year, month = held.year + month // 12, month % 12 + 1
    return date(year, month, min(held.day, calendar.monthrange(year, month)[1]))


def ends_soon(session: CocreationSession) -> bool:
    until = kept_until(session)
    return until is not None and until - timezone.localdate() <= WARNED


def is_over(session: CocreationSession) -> bool:
    until = kept_until(session)
    return until is not None and timezone.localdate() > until
