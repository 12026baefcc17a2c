"""The words of a letter: what the facilitator wrote, with each guest's own name and address in it."""

import re
from collections.abc import Callable

from django.template.loader import render_to_string
from django.urls import reverse

from sessions.core.people.invitations.letters.models import InvitationLetter
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.tokens import token_of

MERGE_FIELD = re.compile(r"\[(\w+)\]")
# What stands in a letter for what differs from guest to guest, in Dutch and in English.
MERGED: dict[str, Callable[[Invitation], str]] = {
    "naam": lambda guest: guest.name,
    "partij": lambda guest: guest.party.name if guest.party else "",
    "tafel": lambda guest: guest.table,
}
MERGED |= {"name": MERGED["naam"], "party": MERGED["partij"], "table": MERGED["tafel"]}


def unknown_fields(text: str) -> list[str]:
    """Words in square brackets that stand for nothing."""
    return [word for word in MERGE_FIELD.findall(text) if word.lower() not in MERGED]


def merged(text: str, guest: Invitation) -> str:
    """The text as this guest reads it."""

    def own(found: re.Match) -> str:
        field = MERGED.get(found[1].lower())
        return field(guest) if field else found[0]

    return MERGE_FIELD.sub(own, text)


def whole_text(letter: InvitationLetter, guest: Invitation) -> str:
    """The message as it goes out: the address that lets this guest in once, why they get it, and what is kept."""
    address = letter.base.rstrip("/") + reverse("invitation", args=[token_of(guest)])
    told = {"letter": letter, "guest": guest, "text": merged(letter.text, guest), "address": address}
    return render_to_string("people/invitation_letter.txt", told).strip() + "\n"
