import uuid
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from sessions.core.creation import create_once
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.names import called
from sessions.core.people.models import Participant, Recipient
from sessions.core.refusal import Refused
from sessions.phases.concretise import events
from sessions.phases.concretise.answered import rewriting
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.concretise.operations import PHASE, guard_member
from sessions.phases.enthuse.models import Workgroup


def add_ask(
    *,
    workgroup: Workgroup,
    participant: Participant,
    text: str,
    recipient: Recipient | None = None,
    other: str = "",
    role: str = Recipient.Role.MINISTER,
    due: date | None = None,
    creation_key: uuid.UUID | None = None,
) -> Ask:
    """Ask something of one recipient: one of the session's, or another, who is then made on the spot.

    other, role: the name of another recipient and whether that is a minister or a chair. Raises Refused for a
    non-member, for no recipient and for two.
    """
    with change(workgroup.session, phase=PHASE) as under_way:
        guard_member(workgroup, participant)
        to = addressed(workgroup.session, recipient, other, role)
        with rewriting(workgroup):
            ask, is_new = create_once(Ask, creation_key, workgroup=workgroup, text=text, recipient=to, due=due)
        if is_new:
            under_way.record(events.ASK_ADDED, workgroup)
    return ask


def complete(ask: Ask, words: dict[str, Any]) -> dict[str, Any]:
    """What somebody changed of an ask, with its recipient found or made. Raises Refused."""
    chosen = {name: words[name] for name in ("recipient", "other", "role")}
    kept = {name: value for name, value in words.items() if name not in chosen}
    # A day that is given says it better than the words of before.
    said = {"due_words": ""} if words["due"] else {}
    return kept | said | {"recipient": addressed(ask.workgroup.session, **chosen)}


def addressed(session: CocreationSession, recipient: Recipient | None, other: str, role: str) -> Recipient:
    """The one to whom an ask is put. Inside change(): who is not known yet is made here, without a link so far."""
    if bool(recipient) == bool(other):
        raise Refused(_("Kies één adressaat, of noem er zelf een."), field="recipient" if recipient else "other")
    if recipient:
        return recipient
    known = Recipient.objects.filter(session=session, role__in=Recipient.ASKED, revoked_at=None)
    return called(other, known) or Recipient.objects.create(session=session, name=other, role=role)
