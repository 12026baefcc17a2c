from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants, secret_from
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.phases.network import operations, queries
from sessions.phases.network.forms import ConnectionForm, RequestForm
from sessions.phases.network.models import Request

PHASE = "network"


def participant_page(request, session, participant, form=None):
    forms = {
        ConnectionForm.slug: ConnectionForm(participant=participant),
        RequestForm.slug: RequestForm(participant=participant),
    }
    if form is not None:
        forms[form.slug] = form
    return page(
        request,
        "phases/network/page.html",
        session=session,
        audience=Audience.PARTICIPANT,
        phase=PHASE,
        participant=participant,
        mine=queries.mine(session, participant, secret_from(request.COOKIES, session)),
        connection_form=forms[ConnectionForm.slug],
        request_form=forms[RequestForm.slug],
    )


network = for_participants(participant_page)


@for_facilitators
def facilitate(request, session):
    return page(
        request,
        "phases/network/facilitate.html",
        session=session,
        audience=Audience.FACILITATOR,
        phase=PHASE,
    )


@require_POST
@for_participants
def connections(request, session, participant):
    return submit(
        request,
        ConnectionForm(request.POST, participant=participant),
        lambda **data: operations.connect(session=session, participant=participant, **data),
        page=lambda request, form: participant_page(request, session, participant, form),
        fresh=lambda: ConnectionForm(participant=participant),
    )


@require_POST
@for_participants
def requests(request, session, participant):
    return submit(
        request,
        RequestForm(request.POST, participant=participant),
        lambda **data: operations.make_request(session=session, participant=participant, **data),
        page=lambda request, form: participant_page(request, session, participant, form),
        fresh=lambda: RequestForm(participant=participant),
    )


@require_POST
@for_participants
def answer(request, session, participant, pk, answer):
    asked = get_object_or_404(Request, pk=pk, session=session)
    operations.answer_request(request=asked, participant=participant, answer=answer)
    return done(request)
