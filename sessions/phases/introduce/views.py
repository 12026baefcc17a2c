from functools import partial

from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import in_place, submit
from sessions.phases import pages
from sessions.phases.introduce import operations
from sessions.phases.introduce.forms import GiveGetForm, IntroductionForm
from sessions.phases.introduce.models import Introduction
from sessions.phases.introduce.phase import INTRODUCE


def my_card(participant) -> dict:
    return dict(Introduction.objects.filter(participant=participant).values("why", "skills").first() or {})


def participant_page(request, session, participant, form=None):
    forms = in_place(form, IntroductionForm(initial=my_card(participant)), GiveGetForm())
    return pages.participant_page(request, INTRODUCE, participant, forms)


introduce = for_participants(participant_page)


@for_facilitators
def facilitate(request, session):
    return pages.facilitator_page(request, INTRODUCE, session)


@require_POST
@for_participants
def introduction(request, session, participant):
    return submit(
        request,
        IntroductionForm(request.POST),
        partial(operations.introduce, participant=participant),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: IntroductionForm(initial=my_card(participant)),
    )


@require_POST
@for_participants
def give_get(request, session, participant):
    return submit(
        request,
        GiveGetForm(request.POST),
        partial(operations.add_give_get, party=participant.party),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: GiveGetForm(initial={"direction": request.POST.get("direction")}),
    )
