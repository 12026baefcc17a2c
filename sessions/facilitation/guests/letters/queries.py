"""What was mailed to whom, for the facilitator."""

from django.db.models import Count, Q

from sessions.core.event_types import Subject
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession
from sessions.core.people.invitations.letters.models import InvitationLetter, LetterSent
from sessions.core.people.invitations.models import Invitation
from sessions.core.texts import name_key

Status = LetterSent.Status


def letters(session: CocreationSession, scope: str) -> dict:
    """Each letter, the newest first: how far it is."""

    def how_many(*status: Status) -> Count:
        return Count("sent", filter=Q(sent__status__in=status))

    found = InvitationLetter.objects.filter(session=session).annotate(
        of=Count("sent"),
        waiting=how_many(Status.WAITING, Status.GOING),
        accepted=how_many(Status.ACCEPTED),
        failed=how_many(Status.REFUSED, Status.BOUNCED, Status.UNCERTAIN),
    )
    return {"letters": found}


def letter_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """Everybody who was written to, by name, with what became of the last letter to them."""
    guests = Invitation.objects.filter(session=session, letters_sent__isnull=False).distinct()
    items = []
    for guest in among(guests.select_related("party").prefetch_related("letters_sent__letter"), wanted):
        last = max(guest.letters_sent.all(), key=lambda each: each.pk)
        items.append(Item.of(guest, place(name_key(guest.name), guest.pk), guest=guest, sent=last))
    return items


def words_of_a_letter(shown: dict) -> str:
    return f"{shown['guest'].name} {shown['guest'].party or ''} {shown['sent'].address}"


def status_of_a_letter(shown: dict) -> str:
    return shown["sent"].status
