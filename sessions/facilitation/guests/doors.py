"""The door, and parties that wait at it."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.forms import done
from sessions.core.people import door
from sessions.core.people import operations as people
from sessions.core.people.models import Participant, Party
from sessions.core.people.queries import self_made_people


@require_POST
@for_facilitators
def door_closing(request, session):
    door.close_door(session=session)
    return done(request)


@require_POST
@for_facilitators
def door_opening(request, session):
    door.open_door(session=session)
    return done(request)


@require_POST
@for_facilitators
def door_code(request, session):
    door.renew_code(session=session)
    return done(request)


@require_POST
@for_facilitators
def confirmed_parties(request, session):
    door.confirm_newcomers_parties(session=session, confirms=True)
    return done(request)


@require_POST
@for_facilitators
def unconfirmed_parties(request, session):
    door.confirm_newcomers_parties(session=session, confirms=False)
    return done(request)


@require_POST
@for_facilitators
def party_confirmation(request, session, pk):
    people.confirm_party(party=get_object_or_404(Party, pk=pk, session=session))
    return done(request)


@require_POST
@for_facilitators
def participant_confirmation(request, session, pk):
    people.confirm_participants(
        session=session, participants=[get_object_or_404(Participant, pk=pk, session=session)]
    )
    return done(request)


@require_POST
@for_facilitators
def newcomers_confirmation(request, session):
    people.confirm_participants(session=session, participants=self_made_people(session))
    return done(request)
