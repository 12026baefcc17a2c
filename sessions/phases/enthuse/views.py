from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import done, in_place, submit
from sessions.phases import pages
from sessions.phases.enthuse import operations, queries
from sessions.phases.enthuse.forms import HeadlineForm, HorizonForm, PitchForm
from sessions.phases.enthuse.models import Pitch, Workgroup
from sessions.phases.enthuse.phase import ENTHUSE


def participant_page(request, session, participant, form=None):
    forms = in_place(form, HeadlineForm(), PitchForm(session=session))
    return pages.participant_page(request, ENTHUSE, participant, forms)


def horizon_values(session) -> dict:
    point = queries.horizon(session)["horizon"]
    return {name: getattr(point, name) for name in HorizonForm.base_fields if name != "seen"}


def facilitator_page(request, session, form=None):
    forms = in_place(form, HorizonForm(initial=horizon_values(session)))
    return pages.facilitator_page(request, ENTHUSE, session, forms)


enthuse = for_participants(participant_page)
facilitate = for_facilitators(facilitator_page)


@require_POST
@for_participants
def headlines(request, session, participant):
    return submit(
        request,
        HeadlineForm(request.POST),
        partial(operations.write_headline, session=session, participant=participant),
        page=partial(participant_page, request, session, participant),
    )


@require_POST
@for_participants
def pitches(request, session, participant):
    return submit(
        request,
        PitchForm(request.POST, session=session),
        partial(operations.make_pitch, session=session, participant=participant),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: PitchForm(session=session),
    )


@require_POST
@for_facilitators
def horizon(request, session):
    return submit(
        request,
        HorizonForm(request.POST),
        partial(operations.set_horizon, session=session),
        page=partial(facilitator_page, request, session),
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
