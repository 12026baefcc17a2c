"""Who was at the table, for the brownpaper."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.models import CocreationSession
from sessions.core.people.queries import self_made_parties, self_made_people
from sessions.phases.introduce.queries import balance, imported_voters, parties_with_entries, split, wall_items


@dataclass(frozen=True)
class SectorRow:
    label: str
    participants: int
    parties: int
    share: int


@dataclass(frozen=True)
class PartyRow:
    name: str
    sector: str
    gets: tuple[str, ...]
    gives: tuple[str, ...]
    # How many people came for it; None in a version that did not say.
    people: int | None = None


@dataclass(frozen=True)
class Motive:
    """Why somebody came, with their party; their name stays in the room."""

    party: str
    why: str


@dataclass(frozen=True)
class IntroduceChapter:
    balance: tuple[SectorRow, ...]
    missing: tuple[str, ...]
    parties: tuple[PartyRow, ...]
    motives: tuple[Motive, ...]
    participants: int
    # People whose votes were taken over from an earlier consultation; they were not at the table.
    imported: int = 0
    # Parties that named themselves and that nobody confirmed; do their answers count?
    self_made: tuple[str, ...] = ()
    self_made_count: bool = True
    # People who came by the code where others were invited, and whom nobody confirmed.
    self_made_people: int = 0

    @property
    def who(self) -> str:
        """Who was there, in words: "7 mensen van 3 partijen"; "" where nobody was."""
        if not self.participants:
            return ""
        parties = len(self.at_the_table)
        people = ngettext("%(n)d mens", "%(n)d mensen", self.participants) % {"n": self.participants}
        return _("%(people)s van %(parties)s") % {
            "people": people,
            "parties": ngettext("%(n)d partij", "%(n)d partijen", parties) % {"n": parties},
        }

    @property
    def at_the_table(self) -> tuple[PartyRow, ...]:
        """The parties that somebody came for."""
        return tuple(party for party in self.parties if party.people != 0)

    @property
    def absent(self) -> tuple[PartyRow, ...]:
        """The parties that were invited and that nobody came for."""
        return tuple(party for party in self.parties if party.people == 0)

    @property
    def sectors_present(self) -> int:
        return sum(row.participants > 0 for row in self.balance)


def chapter(session: CocreationSession) -> IntroduceChapter:
    table = balance(session, "")
    return IntroduceChapter(
        balance=tuple(
            SectorRow(str(row["label"]), row["participants"], row["parties"], row["share"])
            for row in table["balance"]
        ),
        missing=tuple(str(label) for label in table["missing"]),
        parties=tuple(party_row(party) for party in parties_with_entries(session)),
        motives=tuple(
            Motive(item.context["person"].party.name, item.context["introduction"].why)
            for item in wall_items(session, "", None)
            if item.context["introduction"]
        ),
        participants=sum(row["participants"] for row in table["balance"]),
        imported=imported_voters(session),
        self_made=tuple(self_made_parties(session).values_list("name", flat=True)),
        self_made_count=not session.confirms_parties,
        self_made_people=self_made_people(session).count(),
    )


def party_row(party) -> PartyRow:
    entries = split(party.gives_and_gets.all())
    return PartyRow(
        name=party.name,
        sector=party.get_sector_display(),
        gets=tuple(entry.text for entry in entries["gets"]),
        gives=tuple(entry.text for entry in entries["gives"]),
        people=party.people,
    )
