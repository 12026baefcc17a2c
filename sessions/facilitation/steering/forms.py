from django.utils.translation import gettext_lazy as _

from sessions.core.fields import TextField
from sessions.core.forms import ChangeForm, paragraph


class MessageForm(ChangeForm):
    slug = "message-form"
    button = _("Toon aan iedereen")
    note = _("Iedereen ziet dit nu.")
    message = TextField(
        label=_("Bericht aan iedereen (leeg = weghalen)"), max_length=300, required=False, widget=paragraph(2)
    )
