from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, NameField, SeveralField, TextField
from sessions.core.forms import ChangeForm, CreateForm, RewriteWordsForm, SendForm, offer, paragraph
from sessions.core.texts import LONGEST_TEXT
from sessions.phases.inventory.models import Cluster, Contribution, Kind

# Two keys of the database.
LONGEST_PAIR = 40
# Of all cards that stand on one page, and of some that came there since.
LONGEST_STOOD = 500 * LONGEST_PAIR


class WrittenForm(CreateForm):
    """A card. tables: on behalf of which it may be written, none for who writes for themselves only."""

    on_behalf = forms.ChoiceField(label=_("Namens wie schrijft u?"), required=False)
    field_order = ("kind", "text", "on_behalf")

    def __init__(self, *args, tables: Sequence[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        on_behalf = self.fields["on_behalf"]
        assert isinstance(on_behalf, forms.ChoiceField)
        on_behalf.choices = [
            ("", _("mijzelf")),
            *((table, _("tafel %(table)s") % {"table": table}) for table in tables),
        ]
        if not tables:
            del self.fields["on_behalf"]


class ContributionForm(WrittenForm):
    slug = "contribution-form"
    button = _("Bewaar mijn bijdrage")
    note = _("Bewaard. Ruimte voor de volgende gedachte.")
    is_emptied_by_browser = True
    kind = forms.ChoiceField(
        label=_("Soort bijdrage"), choices=Kind, widget=forms.RadioSelect, initial=Kind.PROBLEM
    )
    text = TextField(label=_("Eén gedachte per kaart"), max_length=1000, widget=paragraph(3))


class LateContributionForm(WrittenForm):
    """What came after the inventory had closed, from any form: the text counts, the kind may be missing."""

    slug = "contribution-form"
    button = _("Stuur als late bijdrage")
    note = _("Bewaard als late bijdrage, op de parkeerplaats.")
    kind = forms.ChoiceField(label=_("Soort bijdrage"), choices=Kind, required=False)
    text = TextField(label=_("Eén gedachte per kaart"), max_length=LONGEST_TEXT, widget=paragraph(3))

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Kind.IDEA


class ChangeContributionForm(RewriteWordsForm, ContributionForm):
    slug = "change-contribution-form"


class RecoveryForm(SendForm):
    """The link that somebody had when they wrote cards without a name."""

    slug = "recovery-form"
    button = _("Haal mijn kaarten terug")
    note = _("Uw kaarten staan weer bij uw bijdragen.")
    code = LineField(label=_("De persoonlijke link die u toen had"), max_length=300)

    def clean(self) -> dict:
        """The secret at the end of the link, however much of it was copied."""
        data = super().clean() or {}
        return {"earlier": data["code"].rstrip("/").rpartition("/")[2]} if data.get("code") else data


class ClusterForm(ChangeForm):
    slug = "cluster-form"
    button = _("Bewaar de naam")
    title = NameField(label=_("Naam van het cluster"), max_length=120)


class MergeForm(CreateForm):
    """What the one card says that several become."""

    slug = "merge-form"
    button = _("Voeg samen")
    note = _("Samengevoegd. Op het bord staat nu één kaart.")
    contributions = SeveralField(Contribution.objects.none(), widget=forms.MultipleHiddenInput)
    kind = forms.ChoiceField(label=_("Soort bijdrage"), choices=Kind, widget=forms.RadioSelect)
    text = TextField(label=_("Wat er op de kaart staat"), max_length=LONGEST_TEXT, widget=paragraph(5))

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "contributions", Contribution.objects.filter(session=session))


class SplitForm(CreateForm):
    """What the two cards say that one becomes."""

    slug = "split-form"
    button = _("Splits")
    note = _("Gesplitst. Op het bord staan nu twee kaarten.")
    kind = forms.ChoiceField(label=_("Soort bijdrage van de eerste kaart"), choices=Kind)
    text = TextField(label=_("Wat er op de eerste kaart staat"), max_length=LONGEST_TEXT, widget=paragraph(3))
    second_kind = forms.ChoiceField(label=_("Soort bijdrage van de tweede kaart"), choices=Kind)
    second_text = TextField(
        label=_("Wat er op de tweede kaart staat"), max_length=LONGEST_TEXT, widget=paragraph(3)
    )

    def clean(self) -> dict:
        """The parts, each its kind and its text."""
        data = super().clean() or {}
        parts = [(data.get(f"{each}kind"), data.get(f"{each}text")) for each in ("", "second_")]
        return {"parts": parts, "creation_key": data.get("creation_key")}


class MergeClustersForm(SendForm):
    """Which cluster the cards of this one go to."""

    slug = "merge-clusters-form"
    button = _("Voeg samen")
    note = _("Samengevoegd. Alle kaarten staan nu bij elkaar.")
    is_main = False
    kept = forms.ModelChoiceField(Cluster.objects.none(), label=_("Bij welk cluster horen deze kaarten?"))

    def __init__(self, *args, cluster: Cluster, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "kept", Cluster.objects.filter(session=cluster.session_id).exclude(pk=cluster.pk))


class SortForm(CreateForm):
    """Which cards, and where to: an existing cluster, no cluster, or a new one."""

    slug = "sort"
    contributions = SeveralField(Contribution.objects.none(), required=False)
    cluster = forms.ModelChoiceField(Cluster.objects.none(), required=False, label=_("Verplaats naar"))
    title = NameField(label=_("Naam van een nieuw cluster"), max_length=120, required=False)
    # Where each card stood when it was sent, as "12:5 13:": under heading 5, and under none. "" where nobody says.
    stood = LineField(required=False, max_length=LONGEST_STOOD, widget=forms.HiddenInput)

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "contributions", Contribution.objects.filter(session=session))
        offer(self, "cluster", Cluster.objects.filter(session=session))

    def clean_stood(self) -> dict[int, int | None]:
        told = (each.partition(":") for each in self.cleaned_data["stood"].split())
        return {
            int(card): int(heading) if heading else None
            for card, _colon, heading in told
            if card.isdecimal() and (heading.isdecimal() or not heading) and len(card + heading) < LONGEST_PAIR
        }
