from django import forms
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, NameField, SeveralField, WholeNumberField
from sessions.core.forms import ChangeForm, ConfirmedForm, CreateForm, SendForm, offer
from sessions.core.people.models import Participant
from sessions.core.people.rules import takes_part
from sessions.core.seen import Seen
from sessions.phases.enthuse.groups.queries import by_rule, open_groups, without_group
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import homes


class Group(SendForm):
    """A workgroup."""

    title = NameField(label=_("Naam van de werkgroep"), max_length=120)
    room = LineField(label=_("Ruimte of tafel (mag leeg blijven)"), max_length=60, required=False)
    capacity = WholeNumberField(
        label=_("Hoeveel mensen hooguit? (mag leeg blijven)"), min_value=1, max_value=1000, required=False
    )


class GroupForm(Group, CreateForm):
    slug = "group-form"
    is_main = False
    button = _("Maak deze werkgroep")


class ChangeGroupForm(Group, ChangeForm):
    slug = "change-group-form"
    button = _("Bewaar de wijziging")


class Why(SendForm):
    """What those read who are moved."""

    why = LineField(label=_("Waarom? (dit lezen zij; mag leeg blijven)"), max_length=200, required=False)


class PlaceForm(Why):
    """Who works in this group from now on."""

    slug = "place-form"
    is_main = False
    button = _("Zet deze mensen in de groep")
    note = _("Gedaan. Zij lezen waar zij heen gaan.")
    people = SeveralField(
        Participant.objects.none(),
        label=_("Wie komen er in deze groep?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één deelnemer.")},
    )
    field_order = ("people", "why")

    def __init__(self, *args, group: Workgroup, **kwargs):
        super().__init__(*args, **kwargs)
        others = Participant.objects.filter(takes_part(), session=group.session).exclude(
            membership__workgroup=group
        )
        offer(self, "people", others.select_related("party", "membership__workgroup").order_by("name"))
        self.fields["people"].label_from_instance = where_they_are  # type: ignore[attr-defined]


def where_they_are(person: Participant) -> str:
    membership = getattr(person, "membership", None)
    return f"{person.name} ({person.party})" + (f" – {membership.workgroup}" if membership else "")


class LeadForm(SendForm):
    slug = "lead-form"
    is_main = False
    button = _("Wijs aan")
    note = _("Aangewezen. Wie trok, leest dat ook.")
    participant = forms.ModelChoiceField(
        Participant.objects.none(), label=_("Wie trekt deze groep?"), required=False, empty_label=_("niemand")
    )

    def __init__(self, *args, group: Workgroup, **kwargs):
        super().__init__(*args, initial={"participant": group.lead_id}, **kwargs)
        members = Participant.objects.filter(takes_part(), membership__workgroup=group)
        offer(self, "participant", members.select_related("party").order_by("name"))


class MergeForm(Why):
    slug = "merge-form"
    is_main = False
    button = _("Voeg samen")
    note = _("Samengevoegd. Beide canvassen zijn er nog.")
    other = forms.ModelChoiceField(Workgroup.objects.none(), label=_("Welke groep komt erbij?"))
    field_order = ("other", "why")

    def __init__(self, *args, group: Workgroup, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "other", homes(group.session).exclude(pk=group.pk))


class SolutionForm(CreateForm):
    slug = "solution-form"
    is_main = False
    button = _("Maak nog een oplossing")
    title = NameField(label=_("Naam van de oplossing"), max_length=120)


class PartForm(Why):
    """Which of the people come along, where a solution gets a group of its own again."""

    slug = "part-form"
    button = _("Geef deze oplossing een eigen groep")
    people = SeveralField(
        Participant.objects.none(),
        label=_("Wie gaan mee? (mag leeg blijven)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("people", "why")

    def __init__(self, *args, group: Workgroup, **kwargs):
        super().__init__(*args, **kwargs)
        members = Participant.objects.filter(takes_part(), membership__workgroup=group)
        offer(self, "people", members.select_related("party").order_by("name"))


class FillForm(ConfirmedForm, Why):
    """Who is in no group comes into one, by the rule. It is shown before it happens."""

    slug = "fill-form"
    button = _("Laat zien wie waar komt")
    confirm_button = _("Verdeel zo")
    note = _("Verdeeld. Iedereen leest waar hij heen gaat.")
    preview_template = "phases/enthuse/groups/fill_preview.html"

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        self.session = session

    def clean(self):
        super().clean()
        self.result = by_rule(self.session)
        if not self.result:
            some = without_group(self.session).exists()
            self.add_error(None, self.FULL if some and open_groups(self.session).exists() else self.NOBODY)
        self.left = without_group(self.session).count() - sum(len(people) for people in self.result.values())
        return self.cleaned_data

    FULL = _("Alle werkgroepen zijn vol. Maak er een bij, of laat meer mensen toe.")
    NOBODY = _("Er is niemand te verdelen, of er is nog geen open werkgroep.")

    @property
    def outcome(self) -> str:
        """Of who comes where: where that changed meanwhile it is shown anew."""
        told = sorted((group.pk, sorted(each.pk for each in people)) for group, people in self.result.items())
        return Seen.of({"all": [told, self.cleaned_data.get("why", "")]}).digests["all"]

    @property
    def words(self) -> dict:
        return {
            "placed": {group.pk: people for group, people in self.result.items()},
            "why": self.cleaned_data["why"],
        }
