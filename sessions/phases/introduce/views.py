from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants, secret_from
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.phases.introduce import operations, queries
from sessions.phases.introduce.forms import GiveGetForm, IntroductionForm
from sessions.phases.introduce.models import GiveGet, Introduction

PHASE = "introduce"


def my_card(participant) -> dict:
    return Introduction.objects.filter(participant=participant).values("why", "skills").first() or {}


def participant_page(request, session, participant, form=None):
    forms = {
        IntroductionForm.slug: IntroductionForm(initial=my_card(participant)),
        GiveGetForm.slug: GiveGetForm(),
    }
    if form is not None:
        forms[form.slug] = form
    return page(
        request,
        "phases/introduce/page.html",
        session=session,
        audience=Audience.PARTICIPANT,
        phase=PHASE,
        participant=participant,
        mine=queries.mine(session, participant, secret_from(request.COOKIES, session)),
        introduction_form=forms[IntroductionForm.slug],
        give_get_form=forms[GiveGetForm.slug],
    )


introduce = for_participants(participant_page)


@for_facilitators
def facilitate(request, session):
    return page(
        request,
        "phases/introduce/facilitate.html",
        session=session,
        audience=Audience.FACILITATOR,
        phase=PHASE,
    )


@require_POST
@for_participants
def introduction(request, session, participant):
    return submit(
        request,
        IntroductionForm(request.POST),
        lambda **card: operations.introduce(participant=participant, **card),
        page=lambda request, form: participant_page(request, session, participant, form),
        fresh=lambda: IntroductionForm(initial=my_card(participant)),
    )


@require_POST
@for_participants
def give_get(request, session, participant):
    return submit(
        request,
        GiveGetForm(request.POST),
        lambda **entry: operations.add_give_get(party=participant.party, **entry),
        page=lambda request, form: participant_page(request, session, participant, form),
        fresh=lambda: GiveGetForm(initial={"direction": request.POST.get("direction")}),
    )


@require_POST
@for_participants
def give_get_removal(request, session, participant, pk):
    operations.remove_give_get(entry=get_object_or_404(GiveGet, pk=pk, party=participant.party))
    return done(request)
