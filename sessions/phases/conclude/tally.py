"""Counting a consent round: per person, per party and by sector. Pure functions."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sessions.core.people.rules import SECTORS_NEEDED

SUPPORT = frozenset({"enthusiastic", "agree", "reservation"})
OBJECTION = "objection"


@dataclass(frozen=True)
class Voice:
    """One answer with where it comes from."""

    answer: str
    party: str
    sector: str


@dataclass(frozen=True)
class Result:
    """persons: answer → people; parties: stance (support, abstain, objection) → parties;
    sectors: the sectors in which at least one person supports; stances: party → its stance;
    by_sector: sector → answer → people."""

    persons: dict[str, int]
    parties: dict[str, int]
    sectors: frozenset[str]
    stances: dict[str, str]
    by_sector: dict[str, dict[str, int]]

    @property
    def answered(self) -> int:
        return sum(self.persons.values())

    @property
    def supporters(self) -> int:
        return sum(count for answer, count in self.persons.items() if answer in SUPPORT)

    @property
    def is_endorsed(self) -> bool:
        """Endorsed (gedragen): no open paramount objection and support from at least two sectors."""
        return not self.persons.get(OBJECTION) and len(self.sectors) >= SECTORS_NEEDED


def count(voices: Mapping[Voice, int]) -> Result:
    """voices: how many people each stands for."""
    persons: Counter[str] = Counter()
    by_party: dict[str, Counter[str]] = defaultdict(Counter)
    by_sector: dict[str, Counter[str]] = defaultdict(Counter)
    for voice, people in voices.items():
        for counted in (persons, by_party[voice.party], by_sector[voice.sector]):
            counted[voice.answer] += people
    stances = {party: stance(given) for party, given in by_party.items()}
    return Result(
        persons=dict(persons),
        parties=dict(Counter(stances.values())),
        sectors=frozenset(voice.sector for voice in voices if voice.answer in SUPPORT),
        stances=stances,
        by_sector={sector: dict(counted) for sector, counted in by_sector.items()},
    )


def stance(answers: Mapping[str, int]) -> str:
    """answers: how many of its people gave each. Where a party stands, each party once however large its delegation.

    One paramount objection is the party's objection; else it supports when more of its people support
    than abstain.
    """
    if OBJECTION in answers:
        return "objection"
    supporting = sum(people for answer, people in answers.items() if answer in SUPPORT)
    return "support" if supporting > sum(answers.values()) - supporting else "abstain"
