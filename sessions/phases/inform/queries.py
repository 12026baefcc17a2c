from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.core.anonymity import marked_as_mine
from sessions.core.event_types import Subject, subject_of, subjects_of
from sessions.core.fragments import Item, among, place
from sessions.core.given import Answered, Press, counts, is_earlier
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.removable import there
from sessions.phases.inform.models import FactCard, Question, QuestionUpvote


def urgency(session: CocreationSession, scope: str) -> dict:
    return dict(CocreationSession.objects.values("urgency", "purpose", "character").get(pk=session.pk))


def fact_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    facts = among(FactCard.objects.filter(session=session), wanted)
    return [Item.of(fact, place(fact.pk), fact=fact) for fact in facts]


def questions(session: CocreationSession):
    return Question.objects.filter(session=session).annotate(
        votes=Count("upvotes", filter=counts("upvotes")), earlier=Count("upvotes", filter=is_earlier("upvotes"))
    )


def words_of_a_question(shown: dict) -> str:
    """By which a question is found: what is asked, and what was answered."""
    return f"{shown['question'].text} {shown['question'].answer}"


def question_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """Open questions first, most wanted on top, equally wanted ones in an order that tells nothing."""
    return [
        Item.of(each, place(each.answered_at is not None, -each.votes, each.pk), question=each)
        for each in among(questions(session), wanted)
    ]


def top_questions(session: CocreationSession, scope: str) -> dict:
    """For the room screen: the five most wanted open questions."""
    return {"questions": questions(session).filter(answered_at=None).order_by("-votes", "pk")[:5]}


def my_questions(participant: Participant):
    """What somebody asked, also what they took away."""
    here = Question.everything.filter(session=participant.session_id)
    return here.filter(Q(participant=participant) | Q(pk__in=marked_as_mine(participant, here)))


def mine(participant: Participant) -> list[Subject]:
    """The questions that I support."""
    voted = QuestionUpvote.objects.filter(participant=participant, stands=True)
    return subjects_of(Question, voted.values_list("question_id", flat=True))


def left_behind(participant: Participant) -> list[str]:
    given = QuestionUpvote.objects.filter(there("question__"), participant=participant).count()
    return [ngettext("%(n)d stem op een vraag", "%(n)d stemmen op vragen", given) % {"n": given}] if given else []


def answered(participant: Participant) -> list[Answered]:
    """The questions that I supported, as they were then and are now."""
    voted = QuestionUpvote.objects.filter(there("question__"), participant=participant)
    return [
        Answered(
            subject_of(each.question),
            _("Vraag die u steunde"),
            each,
            each.question.words,
            again=Press(_("Ik wil dit nog steeds weten"), "question-upvote", each.question_id),
            back=Press(_("Neem mijn stem terug"), "question-upvote-withdrawal", each.question_id),
        )
        for each in voted.select_related("question").order_by("pk")
    ]
