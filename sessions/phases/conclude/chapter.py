"""Agreements and reservations, commitments and ambassadors, for the brownpaper."""

from dataclasses import dataclass
from datetime import date

from sessions.core.models import CocreationSession
from sessions.phases.conclude.queries import commitments, outcome, pledges, rounds


@dataclass(frozen=True)
class Spoken:
    """A reservation or objection in its own words. It carries the party, not the person."""

    answer: str
    reason: str
    improvement: str
    party: str


@dataclass(frozen=True)
class Agreement:
    workgroup_id: int
    title: str
    persons: tuple[tuple[str, int], ...]
    parties_for: int
    parties_against: int
    parties_abstaining: int
    sectors: tuple[str, ...]
    answered: int
    supporters: int
    is_endorsed: bool
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True)
class CommitmentRow:
    who: str
    what: str
    due: date
    solution: str


@dataclass(frozen=True)
class ConcludeChapter:
    agreements: tuple[Agreement, ...]
    commitments: tuple[CommitmentRow, ...]
    ambassadors: tuple[tuple[str, str], ...]


def chapter(session: CocreationSession) -> ConcludeChapter:
    return ConcludeChapter(
        agreements=tuple(agreement(outcome(group)) for group in rounds(session)),
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
    parties = result["parties"]
    return Agreement(
        workgroup_id=result["workgroup"].pk,
        title=result["title"],
        persons=tuple((str(answer.label), people) for answer, people in result["persons"]),
        parties_for=parties.get("support", 0),
        parties_against=parties.get("objection", 0),
        parties_abstaining=parties.get("abstain", 0),
        sectors=tuple(str(sector.label) for sector, supports in result["sectors"] if supports),
        answered=result["result"].answered,
        supporters=result["result"].supporters,
        is_endorsed=result["result"].is_endorsed,
        spoken=tuple(
            Spoken(s.get_answer_display(), s.reason, s.improvement, str(s.participant.party))
            for s in result["spoken"]
        ),
    )
