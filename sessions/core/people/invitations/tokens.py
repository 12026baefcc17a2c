"""The address of an invitation: signed with the server's secret, so that the row alone opens nothing."""

from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404

from sessions.core.people.invitations.models import Invitation

SIGNER = signing.Signer(salt="cocreatie.invitation", sep="~")


def token_of(invitation: Invitation) -> str:
    """What the address of an invitation holds, as it was made last."""
    return SIGNER.sign(f"{invitation.pk}-{invitation.issue}")


def invitation_from(token: str) -> tuple[Invitation, int]:
    """The invitation of a token, and which of its issues that token is. Raises Http404 for what we never signed."""
    try:
        pk, _dash, issue = SIGNER.unsign(token).partition("-")
    except signing.BadSignature:
        raise Http404 from None
    return get_object_or_404(Invitation.objects.select_related("session", "party", "participant"), pk=pk), int(
        issue
    )
