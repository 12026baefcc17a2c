"""The default programme: 24 hours, noon to noon."""

from django.utils.translation import gettext_lazy as _

from sessions.phases.base import PlannedBlock
from sessions.phases.registry import PHASES

# What belongs to no phase.
BETWEEN = (
    PlannedBlock(0, 30, _("Inloop en aanmelden")),
    PlannedBlock(600, 60, _("Facilitators: samenvatting en eerste brownpaper")),
    PlannedBlock(1415, 25, _("Presentatie aan de minister")),
    PlannedBlock(1440, 60, _("Lunch")),
)


def noon_to_noon() -> list[tuple[int, int, str, str]]:
    """Blocks as (minutes after the start, length in minutes, phase slug or "", title), in order, in the language that
    is active."""
    planned = [("", block) for block in BETWEEN] + [
        (phase.slug, block) for phase in PHASES for block in phase.blocks
    ]
    ordered = sorted(planned, key=lambda pair: pair[1].starts)
    return [(block.starts, block.minutes, slug, str(block.title)) for slug, block in ordered]
