from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import DayField, LineField, TextField
from sessions.core.forms import ChangeForm, CreateForm, RewriteForm, SendForm, offer, paragraph, put
from sessions.core.given import Words, fingerprint
from sessions.phases.conclude.models import Answer, ConsentAnswer
from sessions.phases.enthuse.models import Workgroup


class ConsentForm(SendForm):
    """One solution's consent round for one person. received: the answer that counts now, "" for none."""

    button = _("Geef mijn antwoord")
    note = _("Uw antwoord telt mee.")
    received_field = "answer"
    answer = forms.ChoiceField(label=_("Wat zegt u ervan?"), choices=Answer, widget=forms.RadioSelect)
    reason = TextField(
        label=_("Waarom? (nodig bij een kanttekening of bezwaar)"),
        max_length=1000,
        required=False,
        widget=paragraph(2),
    )
    improvement = TextField(
        label=_("Wat zou het beter maken? (nodig bij een bezwaar)"),
        max_length=1000,
        required=False,
        widget=paragraph(2),
    )

    # The fingerprint of the solution as it was shown.
    about = LineField(required=False, widget=forms.HiddenInput)
    # The number of the round.
    asked_in = LineField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args,
        workgroup: Workgroup,
        words: Words,
        number: int,
        given: ConsentAnswer | None = None,
        **kwargs,
    ):
        """words: of the solution; number: of the round; given: the answer that was received."""
        # A form for each round: what was chosen or typed in one is not taken along into the next.
        self.slug = f"consent-form-{workgroup.pk}" + (f"-{number}" if number > 1 else "")
        self.words, self.number, self.workgroup = words, number, workgroup
        said = {name: getattr(given, name) for name in ("answer", "reason", "improvement")} if given else {}
        asked = {"about": fingerprint(self.words), "asked_in": number}
        super().__init__(*args, initial={**asked, **said}, **kwargs)
        self.received = given.answer if given else ""
        self.received_label = given.get_answer_display() if given else ""
        self.is_earlier = given is not None and not given.stands

    def clean_asked_in(self) -> str:
        """The same for a round: a second press is an answer in the one of now."""
        asked_in, now = self.cleaned_data["asked_in"], str(self.number)
        if asked_in and asked_in != now:
            put(self, "asked_in", now)
            self.add_error(
                None,
                _(
                    "Er is een nieuwe ronde over deze oplossing. Lees de oplossing nog eens en geef dan uw antwoord."
                ),
            )
        return now

    def clean_about(self) -> str:
        """What is answered is what was read; a second press is an answer to what stands there now."""
        about, now = self.cleaned_data["about"], fingerprint(self.words)
        if about and about != now:
            put(self, "about", now)
            self.add_error(
                None, _("Deze oplossing is intussen gewijzigd. Lees het canvas nog eens en verstuur dan.")
            )
        return now


class CommitmentForm(CreateForm):
    slug = "commitment-form"
    is_main = False
    button = _("Dit zeg ik toe")
    what = LineField(label=_("Wat gaat u doen?"), max_length=400)
    due = DayField(
        label=_("Wanneer is het klaar?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    workgroup = forms.ModelChoiceField(
        Workgroup.objects.none(), required=False, label=_("Voor welke oplossing?"), empty_label=_("algemeen")
    )

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "workgroup", Workgroup.objects.filter(session=session))
        self.earliest = timezone.localdate(session.starts_at)
        self.fields["due"].widget.attrs["min"] = self.earliest.isoformat()

    def clean_due(self):
        if self.cleaned_data["due"] < self.earliest:
            raise forms.ValidationError(_("Kies een dag na het begin van deze sessie."))
        return self.cleaned_data["due"]


class ChangeCommitmentForm(RewriteForm, CommitmentForm):
    pass


class PledgeForm(ChangeForm):
    slug = "pledge-form"
    is_main = False
    button = _("Ik word ambassadeur")
    note = _("U staat op de lijst van ambassadeurs.")
    text = LineField(label=_("Waar draagt u dit uit?"), max_length=300)
