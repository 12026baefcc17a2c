"""What is done to the programme and can be undone from the list of what was just done."""

from django.utils.translation import gettext_lazy as _

from sessions.core.deeds.operations import Act, of_kind
from sessions.core.journal import Change
from sessions.core.programme import events
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.refusal import Refused
from sessions.core.retention import guard_held

# Where a block stands, and what was planned.
PLACES = ("starts_at", "minutes", "planned_at", "planned_minutes", "taken_away_at")
BLOCKS = of_kind(ProgrammeBlock)


def guard_not_begun(under_way: Change) -> None:
    if ProgrammeBlock.everything.filter(session=under_way.session).exclude(started_at=None).exists():
        raise Refused(str(HAS_BEGUN), field="starts_at")


def settle_start(under_way: Change, _rows: list) -> None:
    """Moving back is moving: who came in meanwhile read until when it is kept."""
    guard_not_begun(under_way)
    guard_held(under_way.session)


HAS_BEGUN = _("De sessie is al begonnen. Schuif de rest van het programma op.")
SHIFTED = Act("shifted", _("Programma %(minutes)+d min verschoven"), events.CLOCK_CHANGED, BLOCKS, even_frozen=True)
STRETCHED = Act("stretched", _("Klok %(minutes)+d min"), events.CLOCK_CHANGED, BLOCKS, even_frozen=True)
START_MOVED = Act(
    "start_moved",
    _("Begin van de sessie verzet"),
    events.START_MOVED,
    settle=settle_start,
)
BLOCK_CHANGED = Act("block_changed", _("“%(block)s” gewijzigd"), events.PROGRAMME_CHANGED, BLOCKS)
