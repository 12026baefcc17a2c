from django.db.models import Count

from sessions.core.fragments import Item, keys_of
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.phases.inform.models import FactCard, Question, QuestionUpvote


def urgency(session: CocreationSession, scope: str) -> dict:
    return CocreationSession.objects.values("urgency", "purpose", "character").get(pk=session.pk)


def fact_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    facts = FactCard.objects.filter(session=session)
    if keys is not None:
        facts = facts.filter(pk__in=keys_of("fact", keys))
    return [Item(f"fact-{fact.pk}", f"{fact.pk:09d}", {"fact": fact}) for fact in facts]


def questions(session: CocreationSession):
    return Question.objects.filter(session=session).annotate(votes=Count("upvotes"))


def question_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    """Open questions first, most wanted on top."""
    asked = questions(session)
    if keys is not None:
        asked = asked.filter(pk__in=keys_of("question", keys))
    return [
        Item(
            f"question-{question.pk}",
            f"{int(question.answered_at is not None)}-{99999 - question.votes:05d}-{question.pk:09d}",
            {"question": question},
        )
        for question in asked
    ]


def top_questions(session: CocreationSession, scope: str) -> dict:
    """For the room screen: the five most wanted open questions."""
    return {"questions": questions(session).filter(answered_at=None).order_by("-votes", "pk")[:5]}


def mine(session: CocreationSession, participant: Participant, secret: str) -> list[str]:
    voted = QuestionUpvote.objects.filter(participant=participant, question__session=session)
    return [f"question-{pk}" for pk in voted.values_list("question_id", flat=True)]
