"""Agreements and reservations, commitments and ambassadors, for the brownpaper."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.models import CocreationSession
from sessions.core.people.models import Sector
from sessions.phases.conclude.models import Answer, ConsentAnswer
from sessions.phases.conclude.queries import commitments, objections_first, outcomes, pledges, rounds


@dataclass(frozen=True)
class Spoken:
    """A reservation or objection in its own words. It carries the party, not the person."""

    answer: str
    reason: str
    improvement: str
    party: str


@dataclass(frozen=True)
class SectorVoice:
    """How many people of a sector gave each answer, in the order of the five answers."""

    sector: str
    people: tuple[int, ...]


@dataclass(frozen=True)
class EarlierRound:
    """A consent round that was followed by another, as after an improvement. persons: (answer, people)."""

    number: int
    persons: tuple[tuple[str, int], ...]
    is_endorsed: bool
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True)
class Agreement:
    """persons: (answer, people); supporting, abstaining, objecting: parties by where they stand; spoken: reservations
    and objections."""

    workgroup_id: int
    title: str
    persons: tuple[tuple[str, int], ...]
    by_sector: tuple[SectorVoice, ...]
    supporting: tuple[str, ...]
    abstaining: tuple[str, ...]
    objecting: tuple[str, ...]
    sectors: tuple[str, ...]
    answered: int
    supporters: int
    is_endorsed: bool
    spoken: tuple[Spoken, ...]
    # Given to an earlier text, which counts no longer: (answer, people), and what was said with it.
    earlier: tuple[tuple[str, int], ...] = ()
    spoken_earlier: tuple[Spoken, ...] = ()
    # How many of those who answered came for a party that named itself and that nobody confirmed.
    self_made: int = 0
    # Is the outcome hidden still? Then nothing of it stands here.
    is_hidden: bool = False
    # Of the round that is under way; before: those before it, in order.
    number: int = 1
    before: tuple[EarlierRound, ...] = ()

    @property
    def standing(self) -> str:
        """Whether it is endorsed, in a word or two."""
        if self.is_hidden:
            return _("Uitslag nog verborgen")
        if self.is_endorsed:
            return _("Gedragen")
        return _("Nog niet gedragen") if self.answered else _("Nog geen antwoorden")

    @property
    def said(self) -> int:
        """How much was said in words, in this round and in those before."""
        return len(self.spoken) + sum(len(past.spoken) for past in self.before)

    @property
    def has_spoken(self) -> bool:
        """Did anybody say something in words, in this round or before?"""
        return bool(self.said or self.spoken_earlier)

    @property
    def parties(self) -> int:
        """How many parties answered."""
        return len(self.supporting) + len(self.abstaining) + len(self.objecting)

    @property
    def parties_said(self) -> str:
        """Where the parties stand, in a few words: "24 van de 25 partijen steunen"; the others are named beside it."""
        if self.is_hidden:
            return _("de uitslag is nog verborgen")
        if not self.parties:
            return _("nog geen antwoorden")
        if len(self.supporting) == self.parties:
            return ngettext("de ene partij steunt", "alle %(n)d partijen steunen", self.parties) % {
                "n": self.parties
            }
        return ngettext(
            "%(yes)d van de %(n)d partijen steunt", "%(yes)d van de %(n)d partijen steunen", len(self.supporting)
        ) % {"yes": len(self.supporting), "n": self.parties}


@dataclass(frozen=True)
class CommitmentRow:
    who: str
    what: str
    due: date
    solution: str


@dataclass(frozen=True)
class ConcludeChapter:
    """answers: the names of the five answers, in order; commitments by due date."""

    answers: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    commitments: tuple[CommitmentRow, ...]
    ambassadors: tuple[tuple[str, str], ...]


def chapter(session: CocreationSession) -> ConcludeChapter:
    return ConcludeChapter(
        answers=tuple(str(answer.label) for answer in Answer),
        agreements=tuple(agreement(each) for each in outcomes(session, rounds(session), with_words=False)),
        commitments=tuple(
            CommitmentRow(
                f"{c.participant.name} ({c.participant.party})",
                c.what,
                c.due,
                c.workgroup.title if c.workgroup else "",
            )
            for c in commitments(session).order_by("due", "pk")
        ),
        ambassadors=tuple(
            (f"{p.participant.name} ({p.participant.party})", p.text) for p in pledges(session).order_by("pk")
        ),
    )


def agreement(result: dict) -> Agreement:
    stances = result["result"].stances
    return Agreement(
        workgroup_id=result["workgroup"].pk,
        title=result["title"],
        persons=tuple((str(answer.label), people) for answer, people in result["persons"]),
        by_sector=tuple(
            SectorVoice(
                str(sector.label),
                tuple(result["result"].by_sector.get(sector.value, {}).get(answer, 0) for answer in Answer.values),
            )
            for sector in Sector
        ),
        supporting=standing("support", stances),
        abstaining=standing("abstain", stances),
        objecting=standing("objection", stances),
        sectors=tuple(str(sector.label) for sector, supports in result["sectors"] if supports),
        answered=result["result"].answered,
        supporters=result["result"].supporters,
        self_made=result["self_made"],
        is_endorsed=result["result"].is_endorsed,
        spoken=spoken(result["spoken"]),
        earlier=tuple((str(answer), people) for answer, people in result["earlier"]),
        spoken_earlier=spoken(result["spoken_earlier"]),
        is_hidden=result["asked"].is_hidden,
        number=result["asked"].number,
        before=tuple(
            EarlierRound(
                past.number,
                tuple((str(answer.label), past.result.persons.get(answer.value, 0)) for answer in Answer),
                past.result.is_endorsed,
                spoken(past.spoken),
            )
            for past in result["past"]
        ),
    )


def standing(where: str, stances: dict[str, str]) -> tuple[str, ...]:
    """The parties that stand there, in the order of their names."""
    return tuple(sorted(party for party, stance in stances.items() if stance == where))


def spoken(answers: list[ConsentAnswer]) -> tuple[Spoken, ...]:
    """Objections first."""
    return tuple(
        Spoken(each.get_answer_display(), each.reason, each.improvement, str(each.participant.party))
        for each in objections_first(answers)
    )
