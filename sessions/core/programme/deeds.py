"""What is done to the programme and can be undone from the list of what was just done."""

from django.utils.translation import gettext_lazy as _

from sessions.core.deeds.operations import Act, of_kind
from sessions.core.programme import events
from sessions.core.programme.models import ProgrammeBlock

# Where a block stands, and what was planned.
PLACES = ("starts_at", "minutes", "planned_at", "planned_minutes", "taken_away_at")
BLOCKS = of_kind(ProgrammeBlock)

SHIFTED = Act("shifted", _("Programma %(minutes)+d min verschoven"), events.CLOCK_CHANGED, BLOCKS, even_frozen=True)
STRETCHED = Act("stretched", _("Klok %(minutes)+d min"), events.CLOCK_CHANGED, BLOCKS, even_frozen=True)
START_MOVED = Act("start_moved", _("Begin van de sessie verzet"), events.START_MOVED)
BLOCK_CHANGED = Act("block_changed", _("“%(block)s” gewijzigd"), events.PROGRAMME_CHANGED, BLOCKS)
