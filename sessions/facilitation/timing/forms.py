from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import MomentField, SeveralField, WholeNumberField
from sessions.core.forms import ChangeForm, ConfirmedForm, MomentInput
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.programme.operations import as_it_would_be, fingerprint
from sessions.core.refusal import Refused

LATER, EARLIER = "later", "earlier"


class LateForm(ConfirmedForm):
    """The rest of the programme moves. What becomes of it is shown before it happens."""

    slug = "late-form"
    button = _("Laat zien wat er gebeurt")
    confirm_button = _("Schuif zo op")
    note = _("Opgeschoven. Terugzetten kan in de cockpit, bij “Zojuist gedaan”.")
    preview_template = "facilitation/timing/late_preview.html"

    minutes = WholeNumberField(label=_("Hoeveel minuten?"), min_value=1, max_value=240)
    way = forms.ChoiceField(
        label=_("Welke kant op?"),
        choices=((LATER, _("we zijn later")), (EARLIER, _("we zijn eerder klaar"))),
        initial=LATER,
        widget=forms.RadioSelect,
    )
    dropped = SeveralField(
        ProgrammeBlock.objects.none(),
        label=_("Wat laten we vervallen? (mag leeg blijven)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    moves_fixed = forms.BooleanField(
        label=_("Schuif ook op wat vastligt (bijvoorbeeld het eten, na overleg)"), required=False
    )

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        self.session = session
        ahead = session.blocks.filter(started_at=None, is_parallel=False)
        self.fields["dropped"].queryset = ahead  # type: ignore[attr-defined]
        if not ahead.exists():
            del self.fields["dropped"]

    def clean(self):
        """What would happen, or why it cannot."""
        super().clean()
        if self.errors:
            return self.cleaned_data
        try:
            told, self.running, self.over_at = as_it_would_be(
                self.session, self.signed, self.keys, moves_fixed=self.cleaned_data["moves_fixed"]
            )
        except Refused as refusal:
            self.add_error(refusal.field, refusal.message)
            return self.cleaned_data
        self.result = told
        return self.cleaned_data

    @property
    def signed(self) -> int:
        minutes = self.cleaned_data["minutes"]
        return minutes if self.cleaned_data["way"] == LATER else -minutes

    @property
    def keys(self) -> list[int]:
        return [each.pk for each in self.cleaned_data.get("dropped", ())]

    @property
    def outcome(self) -> str:
        """Of the programme as it would become: where a colleague changed it meanwhile it is shown anew."""
        told = [self.signed, sorted(self.keys), self.cleaned_data["moves_fixed"]]
        return f"{fingerprint(self.result, self.running)} {told}"

    @property
    def words(self) -> dict:
        return {
            "minutes": self.signed,
            "dropped": self.keys,
            "moves_fixed": self.cleaned_data["moves_fixed"],
            "shown": fingerprint(self.result, self.running),
        }


class StartForm(ChangeForm):
    """When the session begins; its whole programme moves along."""

    slug = "start-form"
    is_main = False
    button = _("Verzet het begin")
    note = _("Verzet. Het hele programma is meegeschoven.")
    starts_at = MomentField(label=_("Begin"), widget=MomentInput)
