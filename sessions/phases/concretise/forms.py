from django import forms
from django.utils.translation import gettext as _

from sessions.core.refusal import Refused


class TextForm(forms.Form):
    """What the autosave script sends: a text and the version it was written on."""

    text = forms.CharField(required=False, strip=False)
    base_version = forms.IntegerField(min_value=0)

    def clean_text(self) -> str:
        """With one kind of line end, so that the same words are the same text in every browser."""
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def checked(self) -> dict:
        """The cleaned values. Raises Refused when something is missing."""
        if not self.is_valid():
            raise Refused(_("Er ontbrak iets. Laad de pagina opnieuw; uw tekst staat er nog."))
        return self.cleaned_data
