from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants, secret_from
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.phases.inform import operations, queries
from sessions.phases.inform.forms import AnswerForm, FactForm, QuestionForm
from sessions.phases.inform.models import FactCard, Question

PHASE = "inform"


def participant_page(request, session, participant, form=None):
    return page(
        request,
        "phases/inform/page.html",
        session=session,
        audience=Audience.PARTICIPANT,
        phase=PHASE,
        participant=participant,
        mine=queries.mine(session, participant, secret_from(request.COOKIES, session)),
        question_form=form or QuestionForm(),
    )


def facilitator_page(request, session, form=None):
    return page(
        request,
        "phases/inform/facilitate.html",
        session=session,
        audience=Audience.FACILITATOR,
        phase=PHASE,
        fact_form=form or FactForm(),
    )


inform = for_participants(participant_page)
facilitate = for_facilitators(facilitator_page)


@require_POST
@for_participants
def ask(request, session, participant):
    return submit(
        request,
        QuestionForm(request.POST),
        lambda **data: operations.ask_question(session=session, participant=participant, **data),
        page=lambda request, form: participant_page(request, session, participant, form),
    )


@require_POST
@for_participants
def upvote(request, session, participant, pk):
    operations.upvote(question=get_object_or_404(Question, pk=pk, session=session), participant=participant)
    return done(request)


@require_POST
@for_participants
def upvote_withdrawal(request, session, participant, pk):
    question = get_object_or_404(Question, pk=pk, session=session)
    operations.take_back_upvote(question=question, participant=participant)
    return done(request)


@require_POST
@for_facilitators
def facts(request, session):
    return submit(
        request,
        FactForm(request.POST),
        lambda **data: operations.add_fact(session=session, **data),
        page=lambda request, form: facilitator_page(request, session, form),
    )


@require_POST
@for_facilitators
def fact_removal(request, session, pk):
    operations.remove_fact(fact=get_object_or_404(FactCard, pk=pk, session=session))
    return done(request)


def answer_page(request, session, question, form=None):
    return page(
        request,
        "phases/inform/answer.html",
        session=session,
        audience=Audience.FACILITATOR,
        phase=PHASE,
        question=question,
        form=form or AnswerForm(initial={"answer": question.answer}),
    )


@for_facilitators
def answer(request, session, pk):
    question = get_object_or_404(Question, pk=pk, session=session)
    if request.method != "POST":
        return answer_page(request, session, question)
    return submit(
        request,
        AnswerForm(request.POST),
        lambda **data: operations.answer_question(question=question, **data),
        page=lambda request, form: answer_page(request, session, question, form),
        fresh=lambda: AnswerForm(initial={"answer": form_text(request)}),
    )


def form_text(request) -> str:
    return request.POST.get("answer", "")


@require_POST
@for_facilitators
def reopening(request, session, pk):
    operations.reopen_question(question=get_object_or_404(Question, pk=pk, session=session))
    return done(request)
