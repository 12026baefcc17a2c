"""Counting a consent round: per person, per party and by sector. Pure functions."""

from collections import Counter
from collections.abc import Iterable
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


def count(voices: Iterable[Voice]) -> Result:
    voices = list(voices)
    answers: dict[str, list[str]] = {}
    by_sector: dict[str, Counter] = {}
    for voice in voices:
        answers.setdefault(voice.party, []).append(voice.answer)
        by_sector.setdefault(voice.sector, Counter())[voice.answer] += 1
    stances = {party: stance(given) for party, given in answers.items()}
    return Result(
        persons=dict(Counter(voice.answer for voice in voices)),
        parties=dict(Counter(stances.values())),
        sectors=frozenset(voice.sector for voice in voices if voice.answer in SUPPORT),
        stances=stances,
        by_sector={sector: dict(counted) for sector, counted in by_sector.items()},
    )


def stance(answers: list[str]) -> str:
    """Where a party stands, each party once however large its delegation.

    One paramount objection is the party's objection; else it supports when more of its people support
    than abstain.
    """
    if OBJECTION in answers:
        return "objection"
    supporting = sum(answer in SUPPORT for answer in answers)
    return "support" if supporting > len(answers) - supporting else "abstain"
