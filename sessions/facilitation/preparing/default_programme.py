"""The default programme: 24 hours, noon to noon."""

from django.utils.translation import gettext_lazy as _

from sessions.phases.base import PlannedBlock
from sessions.phases.registry import PHASES

# What belongs to no phase.
BETWEEN = (
    PlannedBlock(0, 30, _("Inloop en aanmelden")),
    PlannedBlock(
        600,
        60,
        _("Facilitators: samenvatting en eerste brownpaper"),
        more={"is_for_facilitators": True, "is_parallel": True},
    ),
    PlannedBlock(1415, 25, _("Presentatie aan de minister"), more={"is_fixed": True}),
    PlannedBlock(1440, 60, _("Lunch")),
)


def noon_to_noon() -> list[tuple[int, int, str, str, dict]]:
    """Blocks as (minutes after the start, length in minutes, phase slug or "", title, what else they are), in order, in
    the language that is active."""
    planned = [("", block) for block in BETWEEN] + [
        (phase.slug, block) for phase in PHASES for block in phase.blocks
    ]
    ordered = sorted(planned, key=lambda pair: pair[1].starts)
    return [(block.starts, block.minutes, slug, str(block.title), dict(block.more)) for slug, block in ordered]
