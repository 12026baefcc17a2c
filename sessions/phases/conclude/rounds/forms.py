from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.forms import ChangeForm
from sessions.phases.conclude.rounds.models import Deciding


class DecidingForm(ChangeForm):
    """How the room decides."""

    slug = "deciding-form"
    button = _("Bewaar")
    is_main = False
    one_at_a_time = forms.BooleanField(
        label=_("De zaal beslist over één oplossing tegelijk"),
        help_text=_("U kiest welke aan de beurt is. Wat al aan de beurt was, kan nog worden beantwoord."),
        required=False,
    )
    is_hidden = forms.BooleanField(
        label=_("De uitslag blijft verborgen tot u die onthult"),
        help_text=_(
            "Ook voor uzelf: u ziet alleen hoeveel mensen antwoordden. Wat al te zien was, blijft te zien."
        ),
        required=False,
    )

    @classmethod
    def of(cls, deciding: Deciding, *data: Any) -> "DecidingForm":
        return cls(*data, initial={name: getattr(deciding, name) for name in ("one_at_a_time", "is_hidden")})
