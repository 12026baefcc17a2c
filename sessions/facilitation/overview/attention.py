"""What asks attention now: each thing with the way to where it is settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.models import CocreationSession
from sessions.core.people.queries import self_made_parties, self_made_people
from sessions.facilitation.overview.groups import Tile, writing_since
from sessions.facilitation.overview.participation import RoomHere
from sessions.phases.base import Phase
from sessions.phases.inform.models import Question

# From so many minutes on it is worth moving what follows.
LATE_FROM = 5


@dataclass(frozen=True)
class Matter:
    """key: what it is about, the same whenever it is shown; says: what it is, is_said: in somebody's words; more: a
    second line, "" where none is needed; to: where it is settled; press: what the way there is called; icon."""

    key: str
    says: str
    to: str
    press: str
    icon: str = "circle-help"
    more: str = ""
    is_said: bool = False


def matters(session: CocreationSession, phase: Phase, room: RoomHere, tiles: Sequence[Tile]) -> list[Matter]:
    """The most pressing first. session: read just now."""
    return [
        *handing_over(session),
        *late(session),
        *silent_groups(session, tiles),
        *quiet_sectors(session, phase, room),
        *questions(session),
        *unconfirmed(session),
    ]


def way(session: CocreationSession, name: str, *more) -> str:
    return reverse(name, args=[session.code, *more])


def handing_over(session: CocreationSession) -> list[Matter]:
    if not session.is_frozen:
        return []
    return [
        Matter(
            "handing-over",
            _("De sessie is bevroren: de brownpaper kan worden overhandigd"),
            way(session, "delivery"),
            _("Overhandigen"),
            "award",
        )
    ]


def late(session: CocreationSession) -> list[Matter]:
    """How much later the running block ends than planned, or would if it ended now."""
    block = session.current_block
    if session.is_frozen or block is None:
        return []
    minutes = round((max(block.ends_at, timezone.now()) - block.planned_end).total_seconds() / 60)
    if minutes < LATE_FROM:
        return []
    said = ngettext("%(n)d minuut later dan gepland", "%(n)d minuten later dan gepland", minutes)
    return [
        Matter(
            "late", said % {"n": minutes}, way(session, "late"), _("Schuif op"), "clock", _("Alleen u ziet dit.")
        )
    ]


def silent_groups(session: CocreationSession, tiles: Sequence[Tile]) -> list[Matter]:
    said = {
        "silent": lambda each: ngettext("al %(n)d minuut stil", "al %(n)d minuten stil", each.minutes),
        "empty": lambda each: _("heeft geen mensen"),
    }
    if writing_since(session) is None:
        return []
    return [
        Matter(
            f"group-{each.group.pk}",
            each.group.title,
            way(session, "group", each.group.pk),
            _("Bekijk"),
            "message-circle",
            said[each.state](each) % {"n": each.minutes},
            is_said=True,
        )
        for each in tiles
        if each.state in said
    ]


def quiet_sectors(session: CocreationSession, phase: Phase, room: RoomHere) -> list[Matter]:
    return [
        Matter(
            f"sector-{each.sector}",
            _("%(sector)s doet weinig mee: %(n)d van %(all)d")
            % {"sector": each.sector.label, "n": each.active, "all": each.people},
            way(session, "not-yet", phase.slug),
            _("Wie?"),
            "users",
            _("In de hele zaal %(n)d van %(all)d.") % {"n": room.active, "all": room.people},
        )
        for each in room.quiet
    ]


def questions(session: CocreationSession) -> list[Matter]:
    waiting = Question.objects.filter(session=session, answered_at=None).count()
    if not waiting or session.is_frozen:
        return []
    said = ngettext(
        "%(n)d vraag uit de zaal wacht op antwoord", "%(n)d vragen uit de zaal wachten op antwoord", waiting
    )
    return [Matter("questions", said % {"n": waiting}, way(session, "inform-facilitate"), _("Open"))]


def unconfirmed(session: CocreationSession) -> list[Matter]:
    if not session.confirms_parties:
        return []
    counted = {"parties": self_made_parties(session).count(), "people": self_made_people(session).count()}
    if not any(counted.values()):
        return []
    return [
        Matter(
            "unconfirmed",
            _("Nog niet bevestigd (partijen: %(parties)d, mensen: %(people)d)") % counted,
            way(session, "guests"),
            _("Bekijk"),
            "user",
            _("Hun stemmen tellen nog niet."),
        )
    ]
