"""Who is expected: one more, what we know of them, the address that lets them in."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.forms import done, shown_anew, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.core.people.invitations import operations as invitations
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.tokens import token_of
from sessions.facilitation.guests.forms import (
    EditInvitationForm,
    EraseForm,
    InviteForm,
)
from sessions.facilitation.guests.views import guests_page


@require_POST
@for_facilitators
def invited(request, session):
    """Expect one more."""
    form = InviteForm(request.POST, session=session)
    return submit(
        request,
        form,
        partial(invitations.invite, session=session),
        page=partial(guests_page, request, session),
        fresh=lambda: InviteForm(session=session),
    )


def invitation_form(guest) -> EditInvitationForm:
    guest.refresh_from_db()
    names = ("name", "party", "email", "role", "table")
    return EditInvitationForm(session=guest.session, initial={name: getattr(guest, name) for name in names})


@for_facilitators
def invitation(request, session, pk):
    """Somebody who is expected: what we know of them, and the address that lets them in."""
    guest = get_object_or_404(Invitation.objects.select_related("session", "participant"), pk=pk, session=session)
    if guest.participant is not None:
        return redirect("person", session.code, guest.participant.pk)
    shown = partial(invitation_page, request, session, guest)
    if request.method != "POST":
        return shown(invitation_form(guest))
    return submit(
        request,
        EditInvitationForm(request.POST, session=session),
        partial(invitations.change_invitation, invitation=guest),
        page=shown,
        fresh=lambda: invitation_form(guest),
    )


def invitation_page(request, session, guest, form):
    return page(
        request,
        "facilitation/guests/invitation.html",
        session=session,
        audience=Audience.FACILITATOR,
        guest=guest,
        address=address_of(request, guest),
        form=form,
    )


def address_of(request, guest: Invitation | None) -> str:
    """The address that lets somebody in, "" where it lets nobody in."""
    if guest is None or not guest.is_open:
        return ""
    return request.build_absolute_uri(reverse("invitation", args=[token_of(guest)]))


@require_POST
@for_facilitators
def invitation_renewal(request, session, pk):
    invitations.renew_invitation(invitation=get_object_or_404(Invitation, pk=pk, session=session))
    return shown_anew(request, reverse("guest", args=[session.code, pk]))


@require_POST
@for_facilitators
def invitation_withdrawal(request, session, pk):
    invitations.withdraw_invitation(invitation=get_object_or_404(Invitation, pk=pk, session=session))
    return done(request)


@require_POST
@for_facilitators
def invitation_restoration(request, session, pk):
    invitations.restore_invitation(invitation=get_object_or_404(Invitation, pk=pk, session=session))
    return done(request)


@require_POST
@for_facilitators
def guest_list_erasure(request, session):
    """Forget who did not come, and all addresses. It is shown once before it is done: it cannot be undone."""

    def erase() -> None:
        invitations.erase_guest_list(session=session)

    return submit(request, EraseForm(request.POST), erase, page=partial(guests_page, request, session))
