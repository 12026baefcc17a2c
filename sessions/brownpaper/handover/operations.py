import uuid
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.brownpaper.handover import events
from sessions.brownpaper.handover.models import AskResponse, Mailing, Referral, Stance, Visit
from sessions.core.creation import create_once
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
from sessions.core.names import called
from sessions.core.people import events as people
from sessions.core.people.models import Recipient
from sessions.core.refusal import Refused
from sessions.phases.concretise.asks.models import Ask


def add_recipient(
    *,
    session: CocreationSession,
    name: str,
    role: str,
    expires_at: datetime,
    email: str = "",
    creation_key: uuid.UUID | None = None,
) -> Recipient:
    """Give somebody a link of their own. Also after the freeze: that is when the brownpaper is handed over.

    Whom a workgroup already asks something, and who has no link so far, gets one under the same name.
    """
    guard_to_come(expires_at)
    with change(session, even_frozen=True) as under_way:
        if waiting := called(name, Recipient.objects.filter(session=session, role=role, expires_at=None)):
            link_to(under_way, waiting, expires_at, email)
            return waiting
        recipient, is_new = create_once(
            Recipient, creation_key, session=session, name=name, role=role, email=email, expires_at=expires_at
        )
        if is_new:
            under_way.record(people.RECIPIENT_ADDED, recipient)
    return recipient


def give_link(*, recipient: Recipient, expires_at: datetime, email: str = "") -> None:
    """Give a link to somebody whom a workgroup asks something, or a longer one to who has one."""
    guard_to_come(expires_at)
    with change(recipient.session, even_frozen=True) as under_way:
        link_to(under_way, recipient, expires_at, email or recipient.email)


def guard_to_come(expires_at: datetime) -> None:
    if expires_at <= timezone.now():
        raise Refused(_("Kies een moment in de toekomst."), field="expires_at")


def link_to(under_way: Change, recipient: Recipient, expires_at: datetime, email: str) -> None:
    recipient.expires_at, recipient.email = expires_at, email
    recipient.save(update_fields=["expires_at", "email"])
    under_way.record(people.RECIPIENT_ADDED, recipient)


def revoke(*, recipient: Recipient) -> None:
    """End a recipient's link at once; what they answered stays."""
    with change(recipient.session, even_frozen=True) as under_way:
        if Recipient.objects.filter(pk=recipient.pk, revoked_at=None).update(revoked_at=timezone.now()):
            under_way.record(people.RECIPIENT_REVOKED, recipient)


def note_visit(*, recipient: Recipient, what: str) -> None:
    """Write down that a recipient opened something. It is no event of the session: nobody's screen changes."""
    Visit.objects.create(recipient=recipient, what=what)


def answer_ask(
    *,
    recipient: Recipient,
    ask: Ask,
    version: int,
    text: str,
    stance: str,
    reason: str,
    name: str,
    due: str = "",
    on_behalf: str = "",
    passed_to: str = "",
) -> AskResponse:
    """Answer one ask of one version. What was answered before stays beside it, on record.

    text, due: what that version asks, and by when; on_behalf: the function of whoever answers for the recipient;
    passed_to: whose the ask is, where it is not theirs. The same answer once more changes nothing.
    """
    if stance == Stance.NOT_MINE and not passed_to:
        raise Refused(_("Schrijf erbij aan wie deze vraag dan wel is."), field="passed_to")
    said = {
        "recipient": recipient,
        "about": ask,
        "workgroup": ask.workgroup,
        "version": version,
        "ask": text,
        "due": due,
        "stance": stance,
        "reason": reason,
        "name": name,
        "on_behalf": on_behalf,
        "passed_to": passed_to if stance == Stance.NOT_MINE else "",
    }
    with change(recipient.session, even_frozen=True) as under_way:
        last = AskResponse.objects.filter(recipient=recipient, about=ask).last()
        if last and all(getattr(last, field) == value for field, value in said.items()):
            return last
        response = AskResponse.objects.create(**said)
        under_way.record(events.ASK_ANSWERED, ask.workgroup)
    return response


def pass_on(*, ask: Ask, recipient: Recipient, version: int | None) -> None:
    """Put an ask to another recipient: of this version at once, where there is one, and of every next one."""
    if recipient.session_id != ask.workgroup.session_id or not recipient.may_answer:
        raise Refused(_("Kies een minister of een sectorvoorzitter."), field="recipient")
    with change(recipient.session, even_frozen=True) as under_way:
        if ask.recipient_id != recipient.pk:
            Ask.everything.filter(pk=ask.pk).update(recipient=recipient)
            if version is not None:
                Referral.objects.create(ask=ask, recipient=recipient, version=version)
            under_way.record(events.ASK_PASSED_ON, ask.workgroup)


def note_mailing(*, recipient: Recipient, version: int | None, address: str, subject: str, text: str) -> None:
    """Write down what was sent to a recipient, and to which address (at most 254 characters)."""
    Mailing.objects.create(recipient=recipient, version=version, address=address, subject=subject, text=text)
