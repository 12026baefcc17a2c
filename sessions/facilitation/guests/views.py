"""Who sits at the table and who is expected: parties, people, lists."""

from functools import partial

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from sessions.core.access import for_facilitators
from sessions.core.forms import in_place, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.core.people import operations as people
from sessions.core.people.invitations import operations as invitations
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.models import Party
from sessions.facilitation.guests.forms import (
    EditPartyForm,
    EraseForm,
    GuestListForm,
    InviteForm,
    PartyForm,
    PartyListForm,
)


def guests_page(request, session, form=None):
    forms = in_place(form, PartyForm(), PartyListForm(), InviteForm(session=session), EraseForm())
    return page(
        request,
        "facilitation/guests/guests.html",
        session=session,
        audience=Audience.FACILITATOR,
        party_form=forms["party_form"],
        party_list_form=forms["party_list_form"],
        invite_form=forms["invite_form"],
        erase_form=forms["erase_form"],
        kept=Invitation.objects.filter(session=session).aggregate(
            absent=Count("pk", filter=Q(participant=None)), addresses=Count("pk", filter=~Q(email=""))
        ),
    )


guests = for_facilitators(guests_page)


@for_facilitators
def guest_list(request, session):
    """A list out of a spreadsheet: looked at row by row, then added as a whole."""
    shown = partial(guest_list_page, request, session)
    if request.method != "POST":
        return shown(GuestListForm(session=session))
    form = GuestListForm(request.POST, request.FILES, session=session)
    response = submit(
        request,
        form,
        partial(invitations.invite, session=session),
        page=shown,
        fresh=lambda: GuestListForm(session=session),
    )
    if form.errors or form.is_confirming:
        return response
    if not request.htmx:
        return redirect("guests", session.code)
    messages.success(request, form.told())
    return HttpResponseClientRedirect(reverse("guests", args=[session.code]))


def guest_list_page(request, session, form):
    return page(request, "facilitation/guests/list.html", session=session, audience=Audience.FACILITATOR, form=form)


@require_POST
@for_facilitators
def parties(request, session):
    form = PartyForm(request.POST)
    return to_guests(request, session, form, partial(people.add_party, session=session))


@require_POST
@for_facilitators
def party_list(request, session):
    form = PartyListForm(request.POST)
    return to_guests(request, session, form, partial(people.add_parties, session=session))


def to_guests(request, session, form, operation):
    """Submit a form whose result the push shows on this page."""
    return submit(request, form, operation, page=partial(guests_page, request, session))


def party_form(party) -> EditPartyForm:
    return EditPartyForm(initial={"name": party.name, "sector": party.sector})


@for_facilitators
def party(request, session, pk):
    edited = get_object_or_404(Party, pk=pk, session=session)
    shown = partial(edit_page, request, session)
    if request.method != "POST":
        return shown(party_form(edited))
    return submit(
        request,
        EditPartyForm(request.POST),
        partial(people.change_party, party=edited),
        page=shown,
        fresh=lambda: party_form(edited),
    )


def edit_page(request, session, form):
    context = {"form": form, "back_to": "guests"}
    return page(request, "facilitation/edit.html", session=session, audience=Audience.FACILITATOR, **context)
