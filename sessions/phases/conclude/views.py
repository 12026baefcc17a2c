from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants, secret_from
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.phases.conclude import operations, queries
from sessions.phases.conclude.forms import CommitmentForm, ConsentForm, PledgeForm
from sessions.phases.conclude.models import AmbassadorPledge, Commitment
from sessions.phases.enthuse.models import Workgroup

PHASE = "conclude"


def consent_form(workgroup, answers) -> ConsentForm:
    return ConsentForm(workgroup=workgroup, initial=answers.get(workgroup.pk, {}))


def participant_page(request, session, participant, form=None):
    answers = queries.my_answers(participant)
    solutions = [queries.readiness(group) for group in queries.solutions(session)]
    forms = {
        CommitmentForm.slug: CommitmentForm(session=session),
        PledgeForm.slug: PledgeForm(initial=my_pledge(participant)),
    } | {each.slug: each for each in (consent_form(s["workgroup"], answers) for s in solutions)}
    if form is not None:
        forms[form.slug] = form
    return page(
        request,
        "phases/conclude/page.html",
        session=session,
        audience=Audience.PARTICIPANT,
        phase=PHASE,
        participant=participant,
        mine=queries.mine(session, participant, secret_from(request.COOKIES, session)),
        rounds=[(s, forms[f"consent-form-{s['workgroup'].pk}"]) for s in solutions],
        has_errors=form is not None,
        commitment_form=forms[CommitmentForm.slug],
        pledge_form=forms[PledgeForm.slug],
    )


def my_pledge(participant) -> dict:
    return AmbassadorPledge.objects.filter(participant=participant).values("text").first() or {}


conclude = for_participants(participant_page)


@for_facilitators
def facilitate(request, session):
    return page(
        request,
        "phases/conclude/facilitate.html",
        session=session,
        audience=Audience.FACILITATOR,
        phase=PHASE,
    )


@require_POST
@for_participants
def consent(request, session, participant, pk):
    workgroup = get_object_or_404(Workgroup, pk=pk, session=session)
    return submit(
        request,
        ConsentForm(request.POST, workgroup=workgroup),
        lambda **data: operations.give_consent(workgroup=workgroup, participant=participant, **data),
        page=lambda request, form: participant_page(request, session, participant, form),
        fresh=lambda: consent_form(workgroup, queries.my_answers(participant)),
    )


@require_POST
@for_participants
def commitments(request, session, participant):
    return submit(
        request,
        CommitmentForm(request.POST, session=session),
        lambda **data: operations.commit_to(session=session, participant=participant, **data),
        page=lambda request, form: participant_page(request, session, participant, form),
        fresh=lambda: CommitmentForm(session=session),
    )


@require_POST
@for_participants
def commitment_withdrawal(request, session, participant, pk):
    operations.withdraw_commitment(
        commitment=get_object_or_404(Commitment, pk=pk, session=session, participant=participant)
    )
    return done(request)


@require_POST
@for_participants
def pledge(request, session, participant):
    return submit(
        request,
        PledgeForm(request.POST),
        lambda text: operations.pledge(participant=participant, text=text),
        page=lambda request, form: participant_page(request, session, participant, form),
        fresh=lambda: PledgeForm(initial=my_pledge(participant)),
    )
