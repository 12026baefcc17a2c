"""What a list of guests will change, worked out before anything is written: who is new, known, or known otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from sessions.core.models import CocreationSession
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.models import Participant, Party, Role, Sector
from sessions.core.texts import name_key


@dataclass(frozen=True)
class Guest:
    """Somebody on a list, or with an empty name only a party. Empty texts: the list says nothing of it."""

    name: str
    party: str = ""
    sector: str = ""
    email: str = ""
    role: str = ""
    table: str = ""

    @property
    def key(self) -> str:
        return name_key(self.name)


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBLE = "double"


@dataclass
class Planned:
    """What becomes of one guest. party: that is there already; new_party: (name, sector) of one that is not; known: who
    it is, where they are expected already; here: who it is, where they came in by themselves; wrong: why nothing can be
    done, one sentence each; notes: what is worth a look."""

    guest: Guest
    outcome: Outcome = Outcome.NEW
    party: Party | None = None
    new_party: tuple[str, str] | None = None
    known: Invitation | None = None
    here: Participant | None = None
    changes: dict[str, object] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def sector(self) -> Sector | None:
        """Of the party they come for."""
        said = self.party.sector if self.party else self.new_party[1] if self.new_party else ""
        return Sector(said) if said else None

    @property
    def details(self) -> list[str]:
        """What else the list says of them, as people read it."""
        role = str(Role(self.guest.role).label) if self.guest.role else ""
        table = _("tafel %(table)s") % {"table": self.guest.table} if self.guest.table else ""
        return [each for each in (self.guest.email, role, table) if each]

    @property
    def changed_labels(self) -> list[str]:
        """What changes of them, in words."""
        labels = {each.name: each.verbose_name for each in Invitation._meta.fields}
        return [str(labels[name]) for name in self.changes]


class Plan:
    """The plan for a whole list, which can name somebody or a party twice. sector: of new parties of which the list
    does not say it, "" where that is wrong."""

    def __init__(self, session: CocreationSession, guests: Sequence[Guest], *, sector: str = ""):
        self.default_sector = sector
        parties = list(Party.objects.filter(session=session))
        self.parties = {name_key(each.name): each for each in parties if each.is_seated}
        self.sources = {name_key(each.name) for each in parties if not each.is_seated}
        expected = Invitation.objects.filter(session=session, withdrawn_at=None)
        self.expected = by_name(expected.select_related("party", "participant__party"))
        there = Participant.objects.filter(session=session, removed_at=None, is_pseudonymous=False, invitation=None)
        self.there = by_name(there.select_related("party"))
        self.addresses = {each.email.casefold(): each for each in expected if each.email}
        self.said = sectors_said(guests)
        self.new: dict[str, tuple[str, str]] = {}
        self.seen: set[tuple[str, str]] = set()
        # Those whom a line higher on the list was about already.
        self.recognised: set[Invitation | Participant] = set()
        self.planned = [self.plan(guest) for guest in guests]

    def plan(self, guest: Guest) -> Planned:
        planned = Planned(guest)
        self.seat(planned)
        if guest.name:
            self.recognise(planned)
        elif planned.party or (guest.key, name_key(guest.party)) in self.seen:
            planned.outcome = Outcome.SAME
        self.seen.add((guest.key, name_key(guest.party)))
        return planned

    def seat(self, planned: Planned) -> None:
        """For which party they come, that is there or that will be."""
        guest, key = planned.guest, name_key(planned.guest.party)
        if not key:
            if guest.name and guest.sector:
                planned.notes.append(_("Zonder partij telt de sector niet: die hoort bij de partij."))
            return
        if key in self.sources:
            planned.wrong.append(
                _("Zo heet de bron van overgenomen bijdragen al: %(name)s.") % {"name": guest.party}
            )
        elif party := self.parties.get(key):
            planned.party = party
            if guest.sector and guest.sector != party.sector:
                planned.notes.append(
                    _("%(party)s staat er al bij de sector %(sector)s; dat blijft zo.")
                    % {"party": party.name, "sector": party.get_sector_display()}
                )
        else:
            # As it was written first.
            planned.new_party = self.new.setdefault(key, (guest.party, self.sector_of(planned, key)))

    def sector_of(self, planned: Planned, key: str) -> str:
        said = self.said.get(key, [])
        if len(said) > 1:
            labels = ", ".join(str(Sector(each).label) for each in said)
            planned.wrong.append(
                _("%(party)s staat in deze lijst bij meer dan één sector: %(sectors)s.")
                % {"party": planned.guest.party, "sectors": labels}
            )
        elif not said and not self.default_sector:
            planned.wrong.append(
                _("Van %(party)s weten we de sector niet. Zet die in de lijst, of kies er een voor allemaal.")
                % {"party": planned.guest.party}
            )
        return said[0] if said else self.default_sector

    def recognise(self, planned: Planned) -> None:
        """Is this somebody who is expected or here already, or who stood higher on the list?"""
        guest = planned.guest
        if (guest.key, name_key(guest.party)) in self.seen:
            planned.outcome = Outcome.DOUBLE
            return
        namesakes = self.expected.get(guest.key, [])
        planned.known = next((each for each in namesakes if is_same(guest, each, each.email)), None)
        if planned.known in self.recognised:
            planned.known, planned.outcome = None, Outcome.DOUBLE
            return
        if planned.known:
            self.recognised.add(planned.known)
            planned.changes = changes(planned)
            planned.outcome = Outcome.CHANGED if planned.changes else Outcome.SAME
            return
        here = self.there.get(guest.key, [])
        planned.here = next((each for each in here if is_same(guest, each, "")), None)
        if planned.here in self.recognised:
            planned.here, planned.outcome = None, Outcome.DOUBLE
            return
        if planned.here:
            self.recognised.add(planned.here)
        if planned.here is None and (namesakes or here):
            planned.notes.append(_("Er is al iemand die zo heet, van een andere partij."))
        other = self.addresses.get(guest.email.casefold()) if guest.email else None
        if other and other not in namesakes:
            planned.notes.append(_("%(name)s heeft hetzelfde e-mailadres.") % {"name": other.name})


def by_name(people: Iterable) -> dict[str, list]:
    found: dict[str, list] = {}
    for each in people:
        found.setdefault(name_key(each.name), []).append(each)
    return found


def sectors_said(guests: Iterable[Guest]) -> dict[str, list[str]]:
    """By the key of a party: the sectors that the list says it is of, each once."""
    said: dict[str, list[str]] = {}
    for each in guests:
        known = said.setdefault(name_key(each.party), [])
        if each.sector and each.sector not in known:
            known.append(each.sector)
    return said


def is_same(guest: Guest, person, email: str) -> bool:
    """Is somebody with the same name the same person: by their address, else by their party?"""
    if guest.email and email:
        return guest.email.casefold() == email.casefold()
    party = (getattr(person, "participant", None) and person.participant.party) or person.party
    return not guest.party or party is None or name_key(party.name) == name_key(guest.party)


def changes(planned: Planned) -> dict[str, object]:
    """What the list says otherwise of somebody who is expected. Who came in keeps the party that they came for."""
    guest, known = planned.guest, planned.known
    assert known is not None
    said: dict[str, object] = {"email": guest.email, "role": guest.role, "table": guest.table}
    told = {name: value for name, value in said.items() if value and value != getattr(known, name)}
    came_for = known.participant.party if known.participant else None
    party = planned.party.name if planned.party else planned.guest.party
    if came_for and party and name_key(came_for.name) != name_key(party):
        planned.notes.append(
            _("Is er al, namens %(party)s. Verplaats diegene op de pagina Mensen.") % {"party": came_for}
        )
    elif party and not came_for and (known.party is None or name_key(known.party.name) != name_key(party)):
        told["party"] = party
    return told


# What somebody is invited as where the list says nothing.
DEFAULT_ROLE = Role.PARTICIPANT
