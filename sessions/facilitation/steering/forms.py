from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, TextField
from sessions.core.forms import ChangeForm, paragraph


class MessageForm(ChangeForm):
    slug = "message-form"
    is_main = False
    button = _("Toon aan iedereen")
    note = _("Iedereen ziet dit nu.")
    message = TextField(
        label=_("Bericht aan iedereen (leeg = weghalen)"), max_length=300, required=False, widget=paragraph(2)
    )


class DarkTextForm(ChangeForm):
    slug = "dark-text-form"
    is_main = False
    button = _("Bewaar deze tekst")
    note = _("Bewaard. Dit staat op het scherm zodra het donker is.")
    dark_text = LineField(label=_("Tekst op het donkere scherm (mag leeg blijven)"), max_length=120, required=False)
