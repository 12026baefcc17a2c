"""The default programme: 24 hours, noon to noon."""

from django.utils.translation import gettext as _


def noon_to_noon() -> list[tuple[int, int, str, str]]:
    """Blocks as (minutes after the start, length in minutes, phase slug or "", title), in order."""
    return [
        (0, 30, "", _("Inloop en aanmelden")),
        (30, 45, "inform", _("Informeren")),
        (75, 75, "introduce", _("Introduceren")),
        (150, 100, "inventory", _("Inventariseren")),
        (250, 60, "enthuse", _("Enthousiasmeren")),
        (310, 95, "concretise", _("Concretiseren I")),
        (405, 195, "network", _("Netwerkdiner, daarna de bar")),
        (600, 60, "", _("Facilitators: samenvatting en eerste brownpaper")),
        (1230, 15, "network", _("Inzichten van de nacht")),
        (1245, 75, "concretise", _("Concretiseren II")),
        (1320, 30, "concretise", _("Carrousel langs de oplossingen")),
        (1350, 55, "conclude", _("Concluderen")),
        (1405, 10, "conclude", _("Brownpaper bevriezen")),
        (1415, 25, "", _("Presentatie aan de minister")),
        (1440, 60, "", _("Lunch")),
    ]
