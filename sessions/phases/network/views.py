from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import done, in_place, submit
from sessions.phases import pages
from sessions.phases.network import operations
from sessions.phases.network.forms import ConnectionForm, RequestForm
from sessions.phases.network.models import Connection, Request
from sessions.phases.network.phase import NETWORK


def participant_page(request, session, participant, form=None):
    forms = in_place(form, ConnectionForm(participant=participant), RequestForm(participant=participant))
    return pages.participant_page(request, NETWORK, participant, forms)


network = for_participants(participant_page)


@for_facilitators
def facilitate(request, session):
    return pages.facilitator_page(request, NETWORK, session)


@require_POST
@for_participants
def connections(request, session, participant):
    return submit(
        request,
        ConnectionForm(request.POST, participant=participant),
        partial(operations.connect, session=session, participant=participant),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: ConnectionForm(participant=participant),
    )


@require_POST
@for_participants
def requests(request, session, participant):
    return submit(
        request,
        RequestForm(request.POST, participant=participant),
        partial(operations.make_request, session=session, participant=participant),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: RequestForm(participant=participant),
    )


@require_POST
@for_participants
def answer(request, session, participant, pk, answer):
    asked = get_object_or_404(Request, pk=pk, session=session)
    operations.answer_request(
        request=asked, participant=participant, answer=answer, about=request.POST.get("about", "")
    )
    return done(request)


@require_POST
@for_participants
def answer_withdrawal(request, session, participant, pk):
    operations.take_back_answer(request=get_object_or_404(Request, pk=pk, session=session), participant=participant)
    return done(request)


@require_POST
@for_participants
def naming(request, session, participant, pk):
    """Yes, my name may stand beside this talk."""
    operations.agree_to_be_named(
        connection=get_object_or_404(Connection, pk=pk, session=session), participant=participant
    )
    return done(request)


@require_POST
@for_participants
def naming_withdrawal(request, session, participant, pk):
    named = get_object_or_404(Connection, pk=pk, session=session)
    operations.agree_to_be_named(connection=named, participant=participant, agrees=False)
    return done(request)
