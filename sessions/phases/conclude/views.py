from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import done, in_place, submit
from sessions.phases import pages
from sessions.phases.conclude import operations, queries
from sessions.phases.conclude.forms import CommitmentForm, ConsentForm, PledgeForm
from sessions.phases.conclude.models import AmbassadorPledge
from sessions.phases.conclude.phase import CONCLUDE
from sessions.phases.concretise.answered import solution_words, words_of
from sessions.phases.enthuse.models import Workgroup


def participant_page(request, session, participant, form=None):
    answers = queries.my_answers(participant)
    solutions = [queries.readiness(group) for group in queries.solutions(session)]
    words = words_of(each["workgroup"] for each in solutions)
    forms = in_place(
        form,
        CommitmentForm(session=session),
        PledgeForm(initial=my_pledge(participant)),
        *(
            ConsentForm(workgroup=group, words=words[group.pk], given=answers.get(group.pk))
            for group in (each["workgroup"] for each in solutions)
        ),
    )
    return pages.participant_page(
        request,
        CONCLUDE,
        participant,
        {
            "rounds": [(each, forms[f"consent_form_{each['workgroup'].pk}"]) for each in solutions],
            "has_errors": form is not None,
            **forms,
        },
    )


def my_pledge(participant) -> dict:
    return dict(AmbassadorPledge.objects.filter(participant=participant).values("text").first() or {})


conclude = for_participants(participant_page)


@for_facilitators
def facilitate(request, session):
    return pages.facilitator_page(request, CONCLUDE, session)


@require_POST
@for_participants
def consent(request, session, participant, pk):
    workgroup = get_object_or_404(Workgroup, pk=pk, session=session)

    def form(*data) -> ConsentForm:
        given = queries.my_answers(participant).get(workgroup.pk)
        return ConsentForm(*data, workgroup=workgroup, words=solution_words(workgroup), given=given)

    return submit(
        request,
        form(request.POST),
        partial(operations.give_consent, workgroup=workgroup, participant=participant),
        page=partial(participant_page, request, session, participant),
        fresh=form,
    )


@require_POST
@for_participants
def commitments(request, session, participant):
    return submit(
        request,
        CommitmentForm(request.POST, session=session),
        partial(operations.commit_to, session=session, participant=participant),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: CommitmentForm(session=session),
    )


@require_POST
@for_participants
def typos(request, session, participant, pk):
    operations.mend_typos(workgroup=get_object_or_404(Workgroup, pk=pk, session=session), participant=participant)
    return done(request)


@require_POST
@for_participants
def pledge(request, session, participant):
    return submit(
        request,
        PledgeForm(request.POST),
        partial(operations.pledge, participant=participant),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: PledgeForm(initial=my_pledge(participant)),
    )
