import uuid

from django.utils import timezone

from sessions.core.creation import create_once
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.phases.inform.models import FactCard, Question, QuestionUpvote

PHASE = "inform"


def add_fact(
    *, session: CocreationSession, text: str, source: str, creation_key: uuid.UUID | None = None
) -> FactCard:
    with change(session) as under_way:
        fact, is_new = create_once(FactCard, creation_key, session=session, text=text, source=source)
        if is_new:
            under_way.record("fact_added", fact=[fact.pk])
    return fact


def remove_fact(*, fact: FactCard) -> None:
    with change(fact.session) as under_way:
        pk = fact.pk
        fact.delete()
        under_way.record("fact_removed", fact=[pk])


def ask_question(
    *, session: CocreationSession, participant: Participant, text: str, creation_key: uuid.UUID | None = None
) -> Question:
    with change(session, phase=PHASE) as under_way:
        question, is_new = create_once(Question, creation_key, session=session, participant=participant, text=text)
        if is_new:
            under_way.record("question_asked", question=[question.pk])
    return question


def upvote(*, question: Question, participant: Participant) -> None:
    with change(question.session, phase=PHASE) as under_way:
        _vote, is_new = QuestionUpvote.objects.get_or_create(question=question, participant=participant)
        if is_new:
            under_way.record("question_upvoted", question=[question.pk])


def take_back_upvote(*, question: Question, participant: Participant) -> None:
    with change(question.session, phase=PHASE) as under_way:
        if QuestionUpvote.objects.filter(question=question, participant=participant).delete()[0]:
            under_way.record("upvote_taken_back", question=[question.pk])


def answer_question(*, question: Question, answer: str = "") -> None:
    """Mark a question answered, with the answer in words where there is one."""
    with change(question.session) as under_way:
        Question.objects.filter(pk=question.pk).update(answer=answer, answered_at=timezone.now())
        under_way.record("question_answered", question=[question.pk])


def reopen_question(*, question: Question) -> None:
    with change(question.session) as under_way:
        Question.objects.filter(pk=question.pk).update(answered_at=None)
        under_way.record("question_reopened", question=[question.pk])
