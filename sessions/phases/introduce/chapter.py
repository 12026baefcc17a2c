"""Who was at the table, for the brownpaper."""

from dataclasses import dataclass

from sessions.core.models import CocreationSession
from sessions.phases.introduce.queries import balance, parties_with_entries, split, wall_items


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
    )


def party_row(party) -> PartyRow:
    entries = split(party.gives_and_gets.all())
    return PartyRow(
        name=party.name,
        sector=party.get_sector_display(),
        gets=tuple(entry.text for entry in entries["gets"]),
        gives=tuple(entry.text for entry in entries["gives"]),
    )
