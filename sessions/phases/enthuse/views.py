from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants, secret_from
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.phases.enthuse import operations, queries
from sessions.phases.enthuse.forms import HeadlineForm, HorizonForm, PitchForm
from sessions.phases.enthuse.models import Pitch, Workgroup

PHASE = "enthuse"


def participant_page(request, session, participant, form=None):
    forms = {HeadlineForm.slug: HeadlineForm(), PitchForm.slug: PitchForm(session=session)}
    if form is not None:
        forms[form.slug] = form
    return page(
        request,
        "phases/enthuse/page.html",
        session=session,
        audience=Audience.PARTICIPANT,
        phase=PHASE,
        participant=participant,
        mine=queries.mine(session, participant, secret_from(request.COOKIES, session)),
        headline_form=forms[HeadlineForm.slug],
        pitch_form=forms[PitchForm.slug],
    )


def horizon_values(session) -> dict:
    point = queries.horizon(session)["horizon"]
    return {name: getattr(point, name) for name in HorizonForm.base_fields}


def facilitator_page(request, session, form=None):
    return page(
        request,
        "phases/enthuse/facilitate.html",
        session=session,
        audience=Audience.FACILITATOR,
        phase=PHASE,
        horizon_form=form or HorizonForm(initial=horizon_values(session)),
    )


enthuse = for_participants(participant_page)
facilitate = for_facilitators(facilitator_page)


@require_POST
@for_participants
def headlines(request, session, participant):
    return submit(
        request,
        HeadlineForm(request.POST),
        lambda **data: operations.write_headline(session=session, participant=participant, **data),
        page=lambda request, form: participant_page(request, session, participant, form),
    )


@require_POST
@for_participants
def pitches(request, session, participant):
    return submit(
        request,
        PitchForm(request.POST, session=session),
        lambda **data: operations.make_pitch(session=session, participant=participant, **data),
        page=lambda request, form: participant_page(request, session, participant, form),
        fresh=lambda: PitchForm(session=session),
    )


@require_POST
@for_facilitators
def horizon(request, session):
    return submit(
        request,
        HorizonForm(request.POST),
        lambda **point: operations.set_horizon(session=session, **point),
        page=lambda request, form: facilitator_page(request, session, form),
        fresh=lambda: HorizonForm(initial=horizon_values(session)),
    )


@require_POST
@for_facilitators
def workgroup_from_pitch(request, session, pk):
    operations.form_workgroup(pitch=get_object_or_404(Pitch, pk=pk, session=session))
    return done(request)


@require_POST
@for_participants
def membership(request, session, participant, pk):
    operations.join_workgroup(
        workgroup=get_object_or_404(Workgroup, pk=pk, session=session), participant=participant
    )
    return done(request)


@require_POST
@for_participants
def leaving(request, session, participant):
    operations.leave_workgroup(participant=participant)
    return done(request)


@require_POST
@for_participants
def lead(request, session, participant, pk):
    operations.take_the_lead(
        workgroup=get_object_or_404(Workgroup, pk=pk, session=session), participant=participant
    )
    return done(request)
