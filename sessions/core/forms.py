"""Forms validate and never save. One component shows them all."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from sessions.core.creation import was_made
from sessions.core.fields import LineField
from sessions.core.middleware import Request, back
from sessions.core.quota import TooFast
from sessions.core.refusal import Frozen, PhaseClosed, Refused
from sessions.core.seen import Clash, Seen

# What Django shows where nothing is chosen.
NOT_CHOSEN = "---------"


def look(widget: forms.Widget) -> str:
    """The design system's classes for a form control."""
    looks = {
        forms.Textarea: "utrecht-textarea utrecht-textarea--html-textarea",
        # Django makes it a kind of RadioSelect.
        forms.CheckboxSelectMultiple: "utrecht-checkbox utrecht-checkbox--html-input",
        forms.RadioSelect: "utrecht-radio-button utrecht-radio-button--html-input",
        forms.Select: "utrecht-select utrecht-select--html-select",
        forms.CheckboxInput: "utrecht-checkbox utrecht-checkbox--html-input",
        forms.widgets.Input: "utrecht-textbox utrecht-textbox--html-input",
    }
    return next((classes for kind, classes in looks.items() if isinstance(widget, kind)), "")


class SendForm(forms.Form):
    """A form that sends one thing. slug: its id on the page; button: what pressing it does."""

    # The server says what is missing, in the user's language and at the field.
    use_required_attribute = False

    slug = "form"
    button = _("Versturen")
    note = _("Bewaard")
    # Is pressing it what its page is there for? A page has one such button, the others are quieter.
    is_main = True
    # What many people send many of: the browser empties the form itself, and the answer is only a few words.
    is_emptied_by_browser = False
    # Where what came too late can still be left, once the phase turned out to be closed.
    late_action = ""
    came_too_late = False
    # Is it taken a minute later? A browser with scripts keeps it and sends it then.
    came_too_fast = False
    # The field whose answer counts once it was received, and what was received: shown apart from what is being chosen.
    received_field = ""
    received: str = ""
    received_label: StrOrPromise = ""
    required_css_class = "required"

    def __init__(self, *args, **kwargs):
        kwargs |= {"auto_id": f"{self.slug}-%s", "label_suffix": ""}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", look(field.widget))
            if isinstance(field.widget, (forms.Textarea, forms.TextInput)):
                field.widget.attrs.setdefault("dir", "auto")  # people write in any script
            # A browser would cut a longer text without a word; the page says how much room is left.
            if (most := field.widget.attrs.pop("maxlength", None)) and not isinstance(
                field.widget, forms.HiddenInput
            ):
                field.widget.attrs["data-most"] = most
            if isinstance(field, forms.ModelChoiceField) and field.empty_label == NOT_CHOSEN:
                field.empty_label = _("Kies…")
            field.error_messages["required"] = field.error_messages.get("needed", _("Vul dit nog in."))

    def told(self) -> str:
        """What to say once it is kept."""
        return str(self.note)


def offer(form: forms.Form, field: str, choices: QuerySet) -> None:
    """What can be chosen in this field, which depends on the session."""
    chosen = form.fields[field]
    assert isinstance(chosen, forms.ModelChoiceField)
    chosen.queryset = choices


class CreateForm(SendForm):
    """A form that creates something, once for each key that the browser makes."""

    creation_key: forms.Field | None = forms.UUIDField(
        required=False, widget=forms.HiddenInput(attrs={"data-creation-key": ""})
    )


def put(form: forms.Form, name: str, value: str) -> None:
    """Let a form that was sent come back with another value in a field; all that was chosen elsewhere stays."""
    data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    data[name] = value
    form.data = data


class ConfirmedForm(SendForm):
    """A form whose outcome is shown once, whole, before it counts: what weighs too much for an undo afterwards.

    preview_template: shows what will happen, from `form.cleaned_data`; confirm_button: does it.
    """

    preview_template = ""
    confirm_button: StrOrPromise = _("Ja, zo is het")
    is_confirming = False
    # Of what was shown, as it comes back: whoever changes it sees it once more.
    confirmed = LineField(required=False, widget=forms.HiddenInput)

    def was_confirmed(self) -> bool:
        return self.cleaned_data["confirmed"] == self.outcome

    @property
    def outcome(self) -> str:
        """A short name for exactly this outcome."""
        return Seen.of({"all": [(k, v) for k, v in self.cleaned_data.items() if k != "confirmed"]}).digests["all"]

    def ask_to_confirm(self) -> None:
        self.is_confirming = True
        put(self, "confirmed", self.outcome)

    @property
    def words(self) -> dict[str, Any]:
        """What the operation is given."""
        return {name: value for name, value in self.cleaned_data.items() if name != "confirmed"}


class SeenField(forms.Field):
    """The state in which a form was shown, as it comes back."""

    widget = forms.HiddenInput

    def to_python(self, value) -> Seen | None:
        try:
            return Seen.read(value) if value else None
        except ValueError:
            raise forms.ValidationError(_("Laad de pagina opnieuw; uw tekst staat er nog.")) from None


class ChangeForm(SendForm):
    """A form that changes what exists. It carries the state that it was made from."""

    seen = SeenField(required=False)

    def __init__(self, *args, initial: Mapping[str, Any] | None = None, **kwargs):
        shown = {name: (initial or {}).get(name) for name in self.base_fields if name != "seen"}
        super().__init__(*args, initial={**(initial or {}), "seen": Seen.of(shown).dumped()}, **kwargs)

    def show_both(self, clash: Clash) -> None:
        """Say at each field what somebody else made of it. What was typed stays, and may now replace it."""
        for name, theirs in clash.theirs.items():
            self.add_error(name, format_html(SHOWN, words=clash.message, theirs=self.shown(name, theirs)))
        put(self, "seen", clash.seen.dumped())

    def shown(self, name: str, value: Any) -> str:
        """A value as people read it."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            labels = dict(field.choices)  # type: ignore[arg-type]  # pairs, once they are asked for
            return str(labels.get(value, value))
        if isinstance(value, datetime):
            value = timezone.localtime(value)
        return str(field.widget.format_value(value) or "–")


class RewriteForm(ChangeForm):
    """To put before the form in which something was made (`class ChangeFact(RewriteForm, FactForm)`): changes it."""

    is_main = True

    creation_key: forms.Field | None = None
    slug = "rewrite-form"
    button = _("Bewaar de wijziging")
    note = _("Bewaard")
    is_emptied_by_browser = False


class RewriteWordsForm(RewriteForm):
    """The same for words that were answered. has_answers: did anybody?"""

    is_typo = forms.BooleanField(
        label=_(
            "Ik herstel alleen een typefout. Wat eraan gegeven is, blijft gelden; wie het gaf, ziet beide teksten."
        ),
        required=False,
    )

    def __init__(self, *args, has_answers: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_answers:
            del self.fields["is_typo"]
        else:
            self.order_fields([name for name in self.fields if name != "is_typo"])


SHOWN = '{words} <q class="theirs" dir="auto">{theirs}</q>'


def submit(
    request: Request,
    form: SendForm,
    operation: Callable[..., object],
    *,
    page: Callable[[SendForm], HttpResponse],
    fresh: Callable[[], SendForm] | None = None,
) -> HttpResponse:
    """Run `operation(**cleaned_data)` for a valid form and answer where the person is.

    page: (bound form) → the whole page again, for a browser without htmx that made a mistake.
    fresh: () → the form as it should stand after success; an empty one of the same class by default.
    What was typed stays in the form whenever it was refused.
    """
    if form.is_valid():
        if isinstance(form, ConfirmedForm) and not form.was_confirmed():
            form.ask_to_confirm()
            return render_form(request, form) if request.htmx else page(form)
        try:
            operation(**(form.words if isinstance(form, ConfirmedForm) else form.cleaned_data))
        except Clash as clash:
            assert isinstance(form, ChangeForm)
            form.show_both(clash)
        except Refused as refusal:
            is_closed = isinstance(refusal, (Frozen, PhaseClosed))
            if not (is_closed and was_made(form.cleaned_data)):
                form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
                form.came_too_late = isinstance(refusal, PhaseClosed)
                form.came_too_fast = isinstance(refusal, TooFast)
    if form.errors:
        response = render_form(request, form) if request.htmx else page(form)
        response.status_code = 429 if form.came_too_fast else 422
        return response
    if request.htmx and form.is_emptied_by_browser and "was_refused" not in request.POST:
        return sent(form)
    if request.htmx:
        response = render_form(request, fresh() if fresh else type(form)(), note=form.told())
        response["HX-Trigger"] = "mine"
        return response
    messages.success(request, form.told())
    return redirect(back(request))


def in_place(bound: SendForm | None, *fresh: SendForm) -> dict[str, SendForm]:
    """The forms of a page by the names that its template has for them ("question-form" → question_form): fresh ones,
    but for the one that somebody just filled in and that comes back with what they typed."""
    forms = {form.slug: form for form in fresh}
    if bound is not None:
        forms[bound.slug] = bound
    return {slug.replace("-", "_"): form for slug, form in forms.items()}


def sent(form: SendForm) -> HttpResponse:
    """Tell the browser that what this form held is kept, so that it makes room for the next (see sent.js)."""
    told = {"mine": True, "sent": {"form": form.slug, "note": form.told()}}
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps(told)})


def render_form(request, form: SendForm, *, note: StrOrPromise = "") -> HttpResponse:
    return render(request, "components/form.html", {"form": form, "action": request.path, "note": note})


def done(request: Request, to: str | None = None) -> HttpResponse:
    """Answer a button that worked: the push shows what changed; without htmx, go back to the page."""
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Trigger": "mine"})
    return redirect(to or back(request))


def shown_anew(request: Request, to: str) -> HttpResponse:
    """Answer a button on a page that is not pushed: it is shown anew."""
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return redirect(to)


class MomentInput(forms.DateTimeInput):
    """A day and a time, picked in the browser."""

    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


def paragraph(rows: int = 3, **attrs) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows} | attrs)
