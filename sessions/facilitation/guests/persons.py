"""Who is here: name, party, role and table, a new way in, and being the same as somebody else."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.audit.log import note
from sessions.core.forms import done, shown_anew, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.core.people import operations as people
from sessions.core.people.invitations import operations as invitations
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.models import Participant
from sessions.core.people.own_data.copying import entries_of
from sessions.core.people.own_data.erasing import erase_participant
from sessions.core.people.own_data.views import as_file, erasing_page
from sessions.facilitation.guests.forms import (
    MergeForm,
    PersonForm,
)
from sessions.facilitation.guests.invited import address_of
from sessions.facilitation.guests.merging import merge_people, part_people
from sessions.phases.conclude.rounds.queries import untold


@for_facilitators
def roles(request, session):
    """Who may do what, on one page."""
    return page(request, "facilitation/guests/roles.html", session=session, audience=Audience.FACILITATOR)


@require_POST
@for_facilitators
def merging(request, session, pk):
    """Say that somebody is the same as somebody else, who is kept."""
    here = get_object_or_404(Participant.objects.select_related("session"), pk=pk, session=session)
    return submit(
        request,
        MergeForm(request.POST, person=here),
        partial(merge_people, kept=here),
        page=lambda form: person_page(request, session, here, person_form(here), form),
        fresh=lambda: MergeForm(person=here),
    )


@require_POST
@for_facilitators
def parting(request, session, pk):
    part_people(other=get_object_or_404(Participant.objects.select_related("session"), pk=pk, session=session))
    return done(request)


def person_form(person) -> PersonForm:
    person.refresh_from_db()
    names = ("name", "party", "role", "table")
    return PersonForm(session=person.session, initial={name: getattr(person, name) for name in names})


@for_facilitators
def person(request, session, pk):
    """Somebody who is here: their name, party and table, a new way in, and being the same as somebody else."""
    here = get_object_or_404(Participant.objects.select_related("session"), pk=pk, session=session)
    shown = partial(person_page, request, session, here)
    if request.method != "POST":
        return shown(person_form(here))
    return submit(
        request,
        PersonForm(request.POST, session=session),
        partial(people.change_participant, participant=here),
        page=shown,
        fresh=lambda: person_form(here),
    )


def person_page(request, session, here, form, merge_form=None):
    guest = Invitation.objects.filter(participant=here).first()
    return page(
        request,
        "facilitation/guests/person.html",
        session=session,
        audience=Audience.FACILITATOR,
        person=here,
        address=address_of(request, guest),
        form=form,
        merge_form=merge_form or MergeForm(person=here),
    )


@require_POST
@for_facilitators
def participant_invitation(request, session, pk):
    """A new way in for somebody who lost theirs; the old one ends."""
    here = get_object_or_404(Participant.objects.select_related("session"), pk=pk, session=session)
    invitations.renew_invitation(invitation=invitations.invitation_of(here))
    return shown_anew(request, reverse("person", args=[session.code, pk]))


@require_POST
@for_facilitators
def participant_removal(request, session, pk):
    people.remove_participant(participant=get_object_or_404(Participant, pk=pk, session=session))
    return done(request)


@require_POST
@for_facilitators
def participant_restoration(request, session, pk):
    people.restore_participant(participant=get_object_or_404(Participant, pk=pk, session=session))
    return done(request)


@for_facilitators
def participant_data(request, session, pk):
    """A copy for who asks the facilitator, without what they wrote without a name: nobody else can find that. Nor with
    what they answered where the outcome is hidden still, also from the facilitator."""
    here = get_object_or_404(Participant.objects.select_related("session", "party"), pk=pk, session=session)
    note("data_copied", session=session, participant=here.pk)
    hidden = untold(session).filter(participant__in=entries_of(here))
    return as_file(here, session, consentanswer=set(hidden.values_list("pk", flat=True)))


@for_facilitators
def participant_erasing(request, session, pk):
    here = get_object_or_404(Participant.objects.select_related("session", "party"), pk=pk, session=session)
    if request.method != "POST":
        return erasing_page(request, session, here, Audience.FACILITATOR)
    erase_participant(participant=here)
    return redirect("guests", code=session.code)
