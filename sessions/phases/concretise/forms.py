from django import forms
from django.utils.translation import gettext as _

from sessions.core.fields import TextField, WholeNumberField
from sessions.core.refusal import Refused

# How many tries without an answer are looked for; the script keeps as many.
MOST_SENT = 10


class TextForm(forms.Form):
    """What the autosave script sends: a text and the version it was written on."""

    text = TextField(required=False, is_draft=True)
    base_version = WholeNumberField(min_value=0)

    def checked(self) -> dict:
        """The cleaned values. Raises Refused when something is missing."""
        if not self.is_valid():
            raise Refused(_("Er ontbrak iets. Laad de pagina opnieuw; uw tekst staat er nog."))
        return self.cleaned_data

    def sent(self, earlier: list[str]) -> list[str]:
        """This text, and those sent before it of which the writer does not know whether they arrived."""
        text = self.fields["text"]
        return [self.cleaned_data["text"], *(str(text.to_python(each)) for each in earlier[-MOST_SENT:])]
