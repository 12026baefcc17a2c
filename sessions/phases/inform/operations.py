import uuid

from django.utils import timezone

from sessions.core.anonymity import blur, mark, write_anew
from sessions.core.creation import create_once
from sessions.core.given import GIVEN_ANEW, guard_seen
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.seen import Seen, rewrite
from sessions.phases.inform import events
from sessions.phases.inform.models import FactCard, Question, QuestionUpvote

PHASE = "inform"


def add_fact(
    *, session: CocreationSession, text: str, source: str, creation_key: uuid.UUID | None = None
) -> FactCard:
    with change(session) as under_way:
        fact, is_new = create_once(FactCard, creation_key, session=session, text=text, source=source)
        if is_new:
            under_way.record(events.FACT_ADDED, fact)
    return fact


def ask_question(
    *, session: CocreationSession, participant: Participant, text: str, creation_key: uuid.UUID | None = None
) -> Question:
    """Ask without a name. participant: with their secret, which leaves a mark that only they find back."""
    with change(session, phase=PHASE) as under_way:
        key = creation_key or uuid.uuid4()
        left = mark(participant.secret, session.creation_key, key)
        question, is_new = create_once(Question, key, session=session, mark=left, text=text)
        if is_new:
            under_way.record(events.QUESTION_ASKED, question)
    return question


def forget_order(under_way: Change) -> None:
    """Nobody asks for now: neither their place nor the journal tells any more when a question came."""
    write_anew(list(Question.everything.filter(session=under_way.session)))
    blur(under_way.session, events.OF_AUTHORS)


def upvote(*, question: Question, participant: Participant, about: str = "") -> None:
    """Want to know this too. about: the fingerprint of what somebody read, "" where their page does not say."""
    with change(question.session, phase=PHASE) as under_way:
        asked = Question.objects.get(pk=question.pk)
        guard_seen(about, asked.words)
        vote, is_new = QuestionUpvote.objects.get_or_create(question=asked, participant=participant)
        if is_new or not vote.stands:
            QuestionUpvote.objects.filter(pk=vote.pk).update(**GIVEN_ANEW)
            under_way.record(events.QUESTION_UPVOTED, question)


def take_back_upvote(*, question: Question, participant: Participant) -> None:
    with change(question.session, phase=PHASE) as under_way:
        if QuestionUpvote.objects.filter(question=question, participant=participant).delete()[0]:
            under_way.record(events.UPVOTE_TAKEN_BACK, question)


def answer_question(*, question: Question, answer: str = "", seen: Seen | None = None) -> None:
    """Mark a question answered, with the answer in words where there is one."""
    with change(question.session) as under_way:
        rewrite(question, seen, answer=answer)
        Question.objects.filter(pk=question.pk).update(answered_at=timezone.now())
        under_way.record(events.QUESTION_ANSWERED, question)


def reopen_question(*, question: Question) -> None:
    with change(question.session) as under_way:
        Question.objects.filter(pk=question.pk).update(answered_at=None)
        under_way.record(events.QUESTION_REOPENED, question)
