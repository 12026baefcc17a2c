import uuid
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.brownpaper.handover import events
from sessions.brownpaper.handover.models import AskResponse, Recipient, Visit
from sessions.core.creation import create_once
from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.refusal import Refused
from sessions.phases.enthuse.models import Workgroup


def add_recipient(
    *,
    session: CocreationSession,
    name: str,
    role: str,
    expires_at: datetime,
    email: str = "",
    creation_key: uuid.UUID | None = None,
) -> Recipient:
    """Give somebody a link of their own. Also after the freeze: that is when the brownpaper is handed over."""
    if expires_at <= timezone.now():
        raise Refused(_("Kies een moment in de toekomst."), field="expires_at")
    with change(session, even_frozen=True) as under_way:
        recipient, is_new = create_once(
            Recipient, creation_key, session=session, name=name, role=role, email=email, expires_at=expires_at
        )
        if is_new:
            under_way.record(events.RECIPIENT_ADDED, recipient)
    return recipient


def revoke(*, recipient: Recipient) -> None:
    """End a recipient's link at once; what they answered stays."""
    with change(recipient.session, even_frozen=True) as under_way:
        if Recipient.objects.filter(pk=recipient.pk, revoked_at=None).update(revoked_at=timezone.now()):
            under_way.record(events.RECIPIENT_REVOKED, recipient)


def note_visit(*, recipient: Recipient, what: str) -> None:
    """Write down that a recipient opened something. It is no event of the session: nobody's screen changes."""
    Visit.objects.create(recipient=recipient, what=what)


def answer_ask(
    *, recipient: Recipient, workgroup: Workgroup, version: int, ask: str, stance: str, reason: str, name: str
) -> AskResponse:
    """Answer one ask of one version. A second answer to the same is refused: what was said in the room stands."""
    with change(recipient.session, even_frozen=True) as under_way:
        if not recipient.may_answer or workgroup.session_id != recipient.session_id:
            raise Refused(_("Deze vraag is niet aan u gesteld."))
        response, is_new = AskResponse.objects.get_or_create(
            recipient=recipient,
            workgroup=workgroup,
            version=version,
            defaults={"ask": ask, "stance": stance, "reason": reason, "name": name},
        )
        if is_new:
            under_way.record(events.ASK_ANSWERED, workgroup)
        elif (response.stance, response.reason, response.name) != (stance, reason, name):
            raise Refused(_("U hebt deze vraag al beantwoord. Uw eerste antwoord blijft staan."))
    return response
