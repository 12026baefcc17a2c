from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import done, in_place, submit
from sessions.phases import pages
from sessions.phases.inform import operations
from sessions.phases.inform.forms import AnswerForm, FactForm, QuestionForm
from sessions.phases.inform.models import Question
from sessions.phases.inform.phase import INFORM


def participant_page(request, session, participant, form=None):
    return pages.participant_page(request, INFORM, participant, in_place(form, QuestionForm()))


def facilitator_page(request, session, form=None):
    return pages.facilitator_page(request, INFORM, session, in_place(form, FactForm()))


inform = for_participants(participant_page)
facilitate = for_facilitators(facilitator_page)


@require_POST
@for_participants
def ask(request, session, participant):
    return submit(
        request,
        QuestionForm(request.POST),
        partial(operations.ask_question, session=session, participant=participant),
        page=partial(participant_page, request, session, participant),
    )


@require_POST
@for_participants
def upvote(request, session, participant, pk):
    operations.upvote(
        question=get_object_or_404(Question, pk=pk, session=session),
        participant=participant,
        about=request.POST.get("about", ""),
    )
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
        partial(operations.add_fact, session=session),
        page=partial(facilitator_page, request, session),
    )


def answer_page(request, session, question, form=None):
    form = form or AnswerForm(initial={"answer": question.answer})
    return pages.facilitator_page(request, INFORM, session, {"question": question, "form": form}, template="answer")


@for_facilitators
def answer(request, session, pk):
    question = get_object_or_404(Question, pk=pk, session=session)
    if request.method != "POST":
        return answer_page(request, session, question)
    return submit(
        request,
        AnswerForm(request.POST),
        partial(operations.answer_question, question=question),
        page=partial(answer_page, request, session, question),
        fresh=lambda: AnswerForm(initial={"answer": question.answer}),
    )


@require_POST
@for_facilitators
def reopening(request, session, pk):
    operations.reopen_question(question=get_object_or_404(Question, pk=pk, session=session))
    return done(request)
