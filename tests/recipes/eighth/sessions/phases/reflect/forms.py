from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField
from sessions.core.forms import CreateForm


class LessonForm(CreateForm):
    slug = "lesson-form"
    button = _("Schrijf op")
    text = LineField(label=_("Wat leerden we?"), max_length=300)
