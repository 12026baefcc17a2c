"""Who is expected to take part and did not yet, by sector, to go and ask them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant, Sector
from sessions.core.people.queries import at_the_table

# Of each sector so many are named: whoever goes round asks no more people by name.
MOST_NAMES = 40
# Whoever guides or takes notes helps all groups.
EXPECTED = "participant"


def room_of(session: CocreationSession) -> QuerySet[Participant]:
    """Of whom it is expected that they take part: not guides and note-takers."""
    return at_the_table(session).filter(is_pseudonymous=False, role=EXPECTED)


@dataclass(frozen=True)
class NotYet:
    """sector; people: who did nothing yet, the first of them by name; more: how many beside those."""

    sector: Sector
    people: tuple[Participant, ...]
    more: int

    @property
    def all(self) -> int:
        return len(self.people) + self.more


def by_sector(people: Iterable[Participant]) -> list[NotYet]:
    """Sectors in fixed order, those in which nobody is missing left out."""
    missing: dict[str, list[Participant]] = {}
    for person in people:
        missing.setdefault(person.party.sector, []).append(person)
    return [
        NotYet(sector, tuple(missing[sector][:MOST_NAMES]), max(0, len(missing[sector]) - MOST_NAMES))
        for sector in Sector
        if sector in missing
    ]
