"""What is worth a second look in a programme, in words: what overlaps, lies in the past, or falls in the night in which
the clock is changed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.models import CocreationSession
from sessions.core.programme.models import ProgrammeBlock
from sessions.phases.registry import PHASES


def remarks(session: CocreationSession, blocks: Sequence[ProgrammeBlock]) -> list[str]:
    """Of a session's blocks in the order in which they begin. Nothing where all is as it should be."""
    return [
        *past(session, blocks),
        *overlaps([each for each in blocks if not each.is_parallel]),
        *changed_clock(session, blocks),
        *without_a_block(blocks),
    ]


def past(session: CocreationSession, blocks: Sequence[ProgrammeBlock]) -> list[str]:
    has_begun = any(each.started_at for each in blocks)
    if has_begun or session.is_frozen or session.starts_at > timezone.now():
        return []
    return [_("Het begin van de sessie is al voorbij, en er is nog niets begonnen. Verzet het begin, of begin.")]


def overlaps(blocks: Sequence[ProgrammeBlock]) -> list[str]:
    """Blocks of which one begins before another is over."""
    found, last = [], None
    for block in blocks:
        if last is not None and block.starts_at < planned_end(last) and not block.started_at:
            minutes = round((min(planned_end(last), planned_end(block)) - block.starts_at).total_seconds() / 60)
            said = ngettext(
                "“%(one)s” en “%(other)s” overlappen %(n)d minuut.",
                "“%(one)s” en “%(other)s” overlappen %(n)d minuten.",
                minutes,
            )
            found.append(said % {"one": last.title, "other": block.title, "n": minutes})
        if last is None or planned_end(block) > planned_end(last):
            last = block
    return found


def planned_end(block: ProgrammeBlock) -> datetime:
    """When it is to end, as it stands in the programme."""
    return block.starts_at + timedelta(minutes=block.minutes)


def changed_clock(session: CocreationSession, blocks: Sequence[ProgrammeBlock]) -> list[str]:
    if not blocks:
        return []
    zone = ZoneInfo(session.zone)
    first = min(each.starts_at for each in blocks).astimezone(zone)
    last = max(planned_end(each) for each in blocks).astimezone(zone)
    gained = (last.utcoffset() or timedelta()) - (first.utcoffset() or timedelta())
    if not gained:
        return []
    day = date_format(day_of_change(first, last, zone), "l j F")
    if gained > timedelta():
        said = _(
            "In de nacht op %(day)s gaat de klok vooruit: de nacht duurt een uur korter. De tijden hier kloppen."
        )
    else:
        said = _(
            "In de nacht op %(day)s gaat de klok terug: de nacht duurt een uur langer. De tijden hier kloppen."
        )
    return [said % {"day": day}]


def day_of_change(first: datetime, last: datetime, zone: ZoneInfo) -> date:
    """The first day that ends with another offset than it began with."""
    day = first.date()
    while day < last.date():
        morning = datetime.combine(day, datetime.min.time(), zone)
        if morning.utcoffset() != (morning + timedelta(days=1)).utcoffset():
            return day
        day += timedelta(days=1)
    return day


def without_a_block(blocks: Sequence[ProgrammeBlock]) -> list[str]:
    there = {each.phase for each in blocks}
    return [
        _("Voor “%(phase)s” staat er geen blok in het programma.") % {"phase": phase.title}
        for phase in PHASES
        if phase.slug not in there
    ]
