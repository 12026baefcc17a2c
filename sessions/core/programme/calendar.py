"""A session as an entry for people's own calendars (RFC 5545)."""

from datetime import UTC, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from icalendar import Calendar, Event

from sessions.core.models import CocreationSession

# How long a session takes that has no programme yet.
WHOLE = timedelta(hours=24)


def calendar_of(session: CocreationSession, *, address: str = "") -> bytes:
    """One entry from the first block to the last, with the programme in words, in the session's own time zone.

    address: of the page to go to, "" for none. Later versions take the place of earlier ones (UID, SEQUENCE).
    """
    blocks = list(session.blocks.filter(is_for_facilitators=False))
    entry = Event()
    entry.add("uid", f"{session.creation_key}@{urlsplit(settings.PUBLIC_URL).hostname}")
    entry.add("sequence", session.revision)
    entry.add("dtstamp", timezone.now().astimezone(UTC))
    entry.add("dtstart", min((each.starts_at for each in blocks), default=session.starts_at).astimezone(UTC))
    ends = max((each.starts_at + timedelta(minutes=each.minutes) for each in blocks), default=None)
    entry.add("dtend", (ends or session.starts_at + WHOLE).astimezone(UTC))
    entry.add("summary", session.challenge)
    entry.add("description", "\n".join(programme_in_words(session, blocks)))
    if address:
        entry.add("url", address)
    whole = Calendar()
    whole.add("prodid", "-//Cocreatie//NL")
    whole.add("version", "2.0")
    whole.add("method", "PUBLISH")
    whole.add_component(entry)
    return whole.to_ical()


def programme_in_words(session: CocreationSession, blocks: list) -> list[str]:
    """A line for each block, below the day on which it begins."""
    zone, day, lines = ZoneInfo(session.zone), None, []
    for block in blocks:
        begins = block.starts_at.astimezone(zone)
        if begins.date() != day:
            day = begins.date()
            lines.append(date_format(begins, "l j F Y"))
        lines.append(f"{begins:%H:%M} {block.title}")
    return lines
