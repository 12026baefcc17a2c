"""Who sits at the table and who is expected: forms."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions.core.fields import LineField, NameField, TextField
from sessions.core.forms import ChangeForm, ConfirmedForm, SendForm, offer, paragraph
from sessions.core.people.invitations.plan import Guest, Plan, Planned
from sessions.core.people.models import Participant, Party, Role, Sector
from sessions.core.people.sectors import sector_called, sectors_by_name
from sessions.core.refusal import Refused
from sessions.facilitation.guests.lists.columns import score
from sessions.facilitation.guests.lists.grid import as_text, read_file, read_text
from sessions.facilitation.guests.lists.guests import LONGEST_ADDRESS, GuestList, read_guests


class PartyForm(SendForm):
    slug = "party-form"
    is_main = False
    button = _("Bewaar deze partij")
    name = NameField(label=_("Naam van de partij"), max_length=120)
    sector = forms.ChoiceField(label=_("Sector"), choices=Sector)


class PartyListForm(SendForm):
    """Many parties at once, as they are copied from a list or a spreadsheet: one a line, its sector behind a tab or a
    semicolon where it has one of its own."""

    slug = "party-list-form"
    is_main = False
    button = _("Voeg deze partijen toe")
    note = _("De partijen staan in de lijst.")
    lines = TextField(
        label=_("Plak een lijst: één partij per regel"),
        max_length=20_000,
        widget=paragraph(5),
        help_text=_("Met een eigen sector: Gemeente Voorbeeld; overheid"),
    )
    sector = forms.ChoiceField(label=_("Sector, waar er geen achter de naam staat"), choices=Sector)

    def clean(self) -> dict:
        read = [
            self.read(number, line)
            for number, line in enumerate(self.cleaned_data.get("lines", "").splitlines(), start=1)
            if line.strip()
        ]
        return {"parties": [each for each in read if each]}

    def read(self, number: int, line: str) -> tuple[str, str] | None:
        """(name, sector) of one line; None, and an error that names the line, where it cannot be read."""
        name, *rest = (part.strip() for part in re.split(r"[\t;]", line, maxsplit=1))
        said = rest[0].strip(" ;\t") if rest else ""
        sector = sector_called(said, sectors_by_name()) if said else self.cleaned_data.get("sector", "")
        if sector is None:
            known = ", ".join(str(each.label) for each in Sector)
            words = _("Regel %(n)d: „%(said)s” is geen sector. Kies uit: %(known)s.")
            self.add_error("lines", words % {"n": number, "said": said, "known": known})
            return None
        try:
            return NameField(max_length=120).clean(name), sector
        except forms.ValidationError as wrong:
            for message in wrong.messages:
                self.add_error("lines", _("Regel %(n)d: %(message)s") % {"n": number, "message": message})
            return None


class EditPartyForm(PartyForm, ChangeForm):
    """A party as it is, to change."""

    is_main = True


class GuestForm(SendForm):
    """Somebody who is expected."""

    name = NameField(label=_("Naam"), max_length=80)
    party = forms.ModelChoiceField(
        Party.objects.none(), label=_("Partij"), required=False, empty_label=_("kiest zelf een partij")
    )
    email = forms.EmailField(label=_("E-mailadres (mag leeg blijven)"), required=False, max_length=LONGEST_ADDRESS)
    role = forms.ChoiceField(label=_("Rol"), choices=Role, initial=Role.PARTICIPANT)
    table = LineField(label=_("Tafel (mag leeg blijven)"), max_length=20, required=False)

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "party", Party.objects.filter(session=session, is_seated=True))


class InviteForm(GuestForm):
    """One more."""

    slug = "invite-form"
    is_main = False
    button = _("Verwacht deze gast")

    def clean(self) -> dict:
        data = super().clean() or {}
        if "name" not in data:
            return data
        party = data.get("party")
        said = {name: data.get(name, "") for name in ("email", "role", "table")}
        return {"guests": [Guest(data["name"], party.name if party else "", **said)]}


class EditInvitationForm(GuestForm, ChangeForm):
    """Somebody who is expected, to change."""

    slug = "invitation-form"
    button = _("Bewaar")


class PersonForm(ChangeForm):
    """Somebody who is here, to change."""

    slug = "person-form"
    button = _("Bewaar")
    name = NameField(label=_("Naam"), max_length=80)
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Partij"), empty_label=None)
    role = forms.ChoiceField(label=_("Rol"), choices=Role)
    table = LineField(label=_("Tafel (mag leeg blijven)"), max_length=20, required=False)

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        offer(self, "party", Party.objects.filter(session=session, is_seated=True))


class MergeForm(SendForm):
    """Which other entry is the same person as this one."""

    slug = "merge-form"
    is_main = False
    button = _("Voeg samen")
    note = _("Samengevoegd.")
    other = forms.ModelChoiceField(Participant.objects.none(), label=_("Deze deelnemer is dezelfde als"))

    def __init__(self, *args, person: Participant, **kwargs):
        super().__init__(*args, **kwargs)
        here = Participant.objects.filter(session=person.session, removed_at=None, is_pseudonymous=False)
        offer(self, "other", here.exclude(pk=person.pk).select_related("party"))
        self.fields["other"].label_from_instance = with_party  # type: ignore[attr-defined]


def with_party(person: Participant) -> str:
    return f"{person.name} ({person.party.name})"


class ColleagueForm(SendForm):
    """Somebody who facilitates too."""

    slug = "colleague-form"
    button = _("Maak een link voor deze collega")
    note = _("De link staat op deze pagina.")
    name = NameField(label=_("Naam van de collega"), max_length=80)


class EraseForm(ConfirmedForm):
    """Forget what was imported of people and is no longer needed."""

    slug = "erase-form"
    is_main = False
    button = _("Vergeet wie niet kwam, en alle e-mailadressen")
    confirm_button = _("Ja, vergeet dit")
    note = _("Vergeten.")
    preview_template = "facilitation/guests/erase_preview.html"


class GuestListForm(ConfirmedForm):
    """Guests or parties out of a spreadsheet, pasted or as a file. The list is shown row by row before it counts."""

    slug = "guest-list-form"
    button = _("Kijk de lijst na")
    confirm_button = _("Ja, voeg toe wat hier staat")
    note = _("De lijst staat erin.")
    preview_template = "facilitation/guests/list_preview.html"

    file = forms.FileField(
        label=_("Een bestand uit uw rekenblad (.xlsx of .csv)"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.txt,.tsv"}),
    )
    lines = TextField(
        label=_("Of plak hier de lijst, met de namen van de kolommen erboven"),
        required=False,
        widget=paragraph(12, spellcheck="false"),
        help_text=_(
            "Naam (of voornaam en achternaam), partij, sector, e-mail, rol, tafel. Wat u niet hebt, laat u weg."
        ),
    )
    sector = forms.ChoiceField(
        label=_("Sector van nieuwe partijen, waar de lijst die niet noemt"),
        choices=[("", _("staat in de lijst")), *Sector.choices],
        required=False,
    )
    fills_down = forms.BooleanField(
        label=_("Een lege partij is dezelfde als die in de regel erboven"), required=False
    )

    def __init__(self, *args, session, **kwargs):
        super().__init__(*args, **kwargs)
        self.session = session
        self.listed: GuestList | None = None
        self.planned: list[tuple[int, Planned]] = []

    def clean(self) -> dict:
        data = super().clean() or {}
        try:
            self.read(data)
        except Refused as refusal:
            self.add_error(refusal.field if refusal.field in self.fields else "lines", refusal.message)
        data.pop("file", None)
        return data

    def read(self, data: dict) -> None:
        """Read the list, and put it in the field as rows and columns: mistakes are mended where they are said."""
        file = data.get("file")
        grid = read_file(file, score) if file else read_text(data.get("lines", ""), score)
        if not grid:
            raise Refused(gettext("Plak een lijst, of kies een bestand."), field="lines")
        data["lines"] = as_text(grid)
        self.data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, which may not be written in
        self.data["lines"] = data["lines"]  # type: ignore[index]
        self.listed = read_guests(grid, fills_down=data.get("fills_down", False))
        rows = self.listed.rows
        if not rows:
            raise Refused(gettext("Onder de namen van de kolommen staat nog niemand."), field="lines")
        plan = Plan(self.session, [row.guest for row in rows], sector=data.get("sector", "")).planned
        self.planned = [(row.number, planned) for row, planned in zip(rows, plan, strict=True)]
        for row, planned in zip(rows, plan, strict=True):
            for sentence in row.wrong or planned.wrong:
                self.add_error("lines", _("Regel %(n)d: %(message)s") % {"n": row.number, "message": sentence})

    @property
    def outcome(self) -> str:
        """Also what it would do: if the room changed meanwhile, it is shown once more."""
        shown = [f"{number}:{planned.outcome}:{planned.notes}" for number, planned in self.planned]
        self.cleaned_data["plan"] = shown
        try:
            return super().outcome
        finally:
            del self.cleaned_data["plan"]

    @property
    def words(self) -> dict:
        return {"guests": [planned.guest for _n, planned in self.planned], "sector": self.cleaned_data["sector"]}

    @property
    def counts(self) -> dict[str, int]:
        """How many people are new, changed, known and double; how many parties are new."""
        people = [str(planned.outcome) for _n, planned in self.planned if planned.guest.name]
        parties = {planned.new_party for _n, planned in self.planned if planned.new_party}
        return {each: people.count(each) for each in set(people)} | {"parties": len(parties)}
