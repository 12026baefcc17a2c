"""The address of an invitation, and which of its issues it is: an earlier one opens nothing."""

from django.http import Http404

from sessions.core.keyed import opened, row_of, signer
from sessions.core.people.invitations.models import Invitation

SIGNER = signer("invitation")


def token_of(invitation: Invitation) -> str:
    """What the address of an invitation holds, as it was made last."""
    return SIGNER.sign(f"{invitation.key.hex}-{invitation.issue}")


def invitation_from(token: str) -> tuple[Invitation, int]:
    """The invitation of a token, and which of its issues that token is. Raises Http404 for what we never signed."""
    told, _dash, issue = opened(SIGNER, token).partition("-")
    if not issue.isdecimal():
        raise Http404
    invitations = Invitation.objects.select_related("session", "party", "participant")
    return row_of(invitations, told), int(issue)
