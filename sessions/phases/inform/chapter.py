"""Urgency and facts, for the brownpaper."""

from dataclasses import dataclass

from sessions.core.models import CocreationSession
from sessions.phases.inform.queries import questions


@dataclass(frozen=True)
class Fact:
    text: str
    source: str


@dataclass(frozen=True)
class AnsweredQuestion:
    text: str
    answer: str
    is_answered: bool


@dataclass(frozen=True)
class InformChapter:
    urgency: str
    purpose: str
    character: str
    facts: tuple[Fact, ...]
    questions: tuple[AnsweredQuestion, ...]


def chapter(session: CocreationSession) -> InformChapter:
    return InformChapter(
        urgency=session.urgency,
        purpose=session.purpose,
        character=session.character,
        facts=tuple(Fact(fact.text, fact.source) for fact in session.fact_cards.all()),
        questions=tuple(
            AnsweredQuestion(question.text, question.answer, question.answered_at is not None)
            for question in questions(session).order_by("-votes", "pk")
        ),
    )
