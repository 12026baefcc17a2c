"""Writing to guests, and what becomes of each letter."""

import uuid
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.invitations import events
from sessions.core.people.invitations.letters.models import InvitationLetter, LetterSent
from sessions.core.people.invitations.letters.sending import send_letter
from sessions.core.people.invitations.models import Invitation
from sessions.core.refusal import Refused

Status = LetterSent.Status
# Of these a guest has their letter, as far as anybody knows.
ARRIVED = (Status.WAITING, Status.GOING, Status.ACCEPTED)


def reachable(session: CocreationSession) -> QuerySet:
    """Whom an invitation would let in now, and of whom an address is known. Each with `is_written_to`: did the
    invitation that they hold now go out to that address?"""
    theirs = LetterSent.objects.filter(
        invitation=OuterRef("pk"), issue=OuterRef("issue"), address=OuterRef("email"), status__in=ARRIVED
    )
    guests = Invitation.objects.filter(session=session, used_at=None, withdrawn_at=None).exclude(email="")
    return guests.select_related("party", "session").annotate(is_written_to=Exists(theirs))


def write_to_guests(
    *,
    session: CocreationSession,
    guests: Iterable[Invitation],
    sender: str,
    reply_to: str,
    subject: str,
    text: str,
    language: str,
    base: str,
    creation_key: uuid.UUID | None = None,
) -> InvitationLetter:
    """Mail each of these guests their invitation. It goes out beside the servers (see sending.py); the same press sent
    twice writes one letter. Raises Refused where nobody of them can be reached any more."""
    with change(session, even_frozen=True) as under_way:
        words = {"sender": sender, "reply_to": reply_to, "subject": subject, "text": text, "language": language}
        letter, is_new = create_once(InvitationLetter, creation_key, session=session, base=base, **words)
        if is_new:
            here = list(reachable(session).filter(pk__in=[guest.pk for guest in guests]))
            if not here:
                raise Refused(
                    _("Van deze gasten is er niemand meer te bereiken: binnen, afgemeld of zonder adres.")
                )
            LetterSent.objects.bulk_create(
                LetterSent(letter=letter, invitation=guest, address=guest.email, issue=guest.issue)
                for guest in here
            )
            send_letter.enqueue(letter.pk)
            under_way.record(events.GUESTS_WRITTEN_TO, *here)
    return letter


def mark_bounced(*, sent: LetterSent) -> None:
    """The facilitator found it back in their mailbox: this address does not work."""
    set_status(sent, Status.ACCEPTED, Status.BOUNCED)


def unmark_bounced(*, sent: LetterSent) -> None:
    set_status(sent, Status.BOUNCED, Status.ACCEPTED)


def set_status(sent: LetterSent, was: Status, now: Status) -> None:
    with change(sent.letter.session, even_frozen=True) as under_way:
        if LetterSent.objects.filter(pk=sent.pk, status=was).update(status=now):
            under_way.record(events.GUESTS_WRITTEN_TO, sent.invitation)


def go_on(*, letter: InvitationLetter) -> None:
    """Try once more to send what waits, after the mail server was out of reach."""
    with change(letter.session, even_frozen=True) as under_way:
        if InvitationLetter.objects.filter(pk=letter.pk).exclude(halted_why="").update(halted_why=""):
            send_letter.enqueue(letter.pk)
            waiting = letter.sent.filter(status=Status.WAITING).select_related("invitation")
            under_way.record(events.GUESTS_WRITTEN_TO, *(each.invitation for each in waiting))


def drop(*, letter: InvitationLetter) -> None:
    """Send no more of it."""
    with change(letter.session, even_frozen=True) as under_way:
        waiting = list(letter.sent.filter(status=Status.WAITING).select_related("invitation"))
        if LetterSent.objects.filter(pk__in=[each.pk for each in waiting], status=Status.WAITING).update(
            status=Status.DROPPED
        ):
            InvitationLetter.objects.filter(pk=letter.pk).update(halted_why="")
            under_way.record(events.GUESTS_WRITTEN_TO, *(each.invitation for each in waiting))
