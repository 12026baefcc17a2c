"""Sharing a laptop at a table: forms."""

from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, PinField
from sessions.core.forms import SendForm
from sessions.core.people.forms import JoinForm


class StartTableForm(SendForm):
    """Make this laptop one for a whole table. Who is here on it already takes the first seat."""

    slug = "start-table-form"
    button = _("Deel deze laptop met de tafel")
    table = LineField(label=_("Welke tafel is dit? Een nummer of naam"), max_length=20)
    pin = PinField(
        label=_("Kies een pincode van vier cijfers, voor uw eigen plaats"),
        help_text=_("Zo schrijft en stemt niemand onder uw naam."),
    )

    def __init__(self, *args, has_somebody: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_somebody:
            del self.fields["pin"]


class SeatForm(JoinForm):
    """Somebody more at this table."""

    slug = "seat-form"
    button = _("Doe mee aan deze tafel")
    pin = PinField(
        label=_("Kies een pincode van vier cijfers"), help_text=_("Zo schrijft en stemt niemand onder uw naam.")
    )
    field_order = ("door", "name", "party", "new_party", "sector", "pin", "charter")


class TakeSeatForm(SendForm):
    """Who sits there goes on."""

    button = _("Ga verder")
    is_main = False
    pin = PinField(label=_("Pincode"))

    def __init__(self, *args, participant: int, **kwargs):
        self.slug = f"seat-{participant}-form"
        super().__init__(*args, **kwargs)
