"""Making a session and preparing it: its description and its links."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sessions.core import events
from sessions.core.audit.log import note
from sessions.core.event_types import subjects_of
from sessions.core.journal import change
from sessions.core.links import make_link
from sessions.core.models import AccessLink, CocreationSession, Facilitator, PhaseState
from sessions.core.people.door import new_code
from sessions.core.programme.operations import fill_programme
from sessions.core.refusal import Refused
from sessions.core.retention import USUAL, has_readers, note_told
from sessions.core.seen import Seen, rewrite
from sessions.facilitation.preparing import shelf
from sessions.phases.enthuse.operations import set_horizon
from sessions.phases.inventory.models import Board
from sessions.phases.registry import SLUGS


@transaction.atomic
def create_session(
    *,
    facilitator,
    challenge: str,
    starts_at: datetime,
    urgency: str = "",
    purpose: str = "",
    character: str = "",
    horizon: dict | None = None,
    code: str | None = None,
    language: str | None = None,
    is_demo: bool = False,
    is_anonymous: bool = True,
    keep_months: int = USUAL,
    programme: str = shelf.USUAL,
    creation_key: uuid.UUID | None = None,
) -> CocreationSession:
    """Make a session with its phase states, programme and links; its first phase is current, not yet open.

    facilitator: the user who may run it; horizon: keyword arguments of set_horizon;
    is_anonymous: the promise made for the inventory; language: in which people write, by default the one in use now;
    keep_months: after which it is erased; programme: the name of one on the shelf.
    """
    if creation_key:
        mine = CocreationSession.objects.filter(creation_key=creation_key, facilitators__user=facilitator)
        if made := mine.first():
            return made
    session = CocreationSession.objects.create(
        creation_key=creation_key or uuid.uuid4(),
        code=code or new_code(),
        challenge=challenge,
        urgency=urgency,
        purpose=purpose,
        character=character,
        starts_at=starts_at,
        is_demo=is_demo,
        keep_months=keep_months,
        language=language or get_language() or "nl",
        current_phase=SLUGS[0],
    )
    PhaseState.objects.bulk_create(PhaseState(session=session, phase=slug) for slug in SLUGS)
    Board.objects.create(session=session, is_anonymous=is_anonymous)
    Facilitator.objects.create(session=session, user=facilitator)
    for role in (AccessLink.Role.SCREEN, AccessLink.Role.READER):
        make_link(session, role)
    fill_programme(session=session, blocks=shelf.BY_NAME[programme].blocks())
    if horizon:
        set_horizon(session=session, **horizon)
    return session


def describe_session(
    *,
    session: CocreationSession,
    challenge: str,
    urgency: str,
    purpose: str,
    character: str = "",
    seen: Seen | None = None,
) -> None:
    with change(session) as under_way:
        words = {"challenge": challenge, "urgency": urgency, "purpose": purpose, "character": character}
        if rewrite(under_way.session, seen, **words):
            under_way.record(events.SESSION_DESCRIBED)


def set_term(*, session: CocreationSession, keep_months: int, seen: Seen | None = None) -> None:
    """Choose for how many months after it was held the session is kept. Raises Refused for longer than was told to
    those who came in."""
    with change(session, even_frozen=True) as under_way:
        promised = under_way.session.keep_months
        if promised is not None and keep_months > promised and session.participants.exists():
            raise Refused(_("Wie binnenkwam, las een kortere termijn. Korter mag, langer niet."))
        if rewrite(under_way.session, seen, keep_months=keep_months):
            if has_readers(under_way.session):
                # On their own page they read it at once.
                note_told(under_way.session)
            note("term_changed", session=session, months=keep_months)
            under_way.record(events.SESSION_DESCRIBED)


def renew_link(*, session: CocreationSession, role: AccessLink.Role) -> AccessLink:
    """Revoke the links of a role and make a new one; the old addresses stop working at once."""
    with change(session, even_frozen=True) as under_way:
        old = AccessLink.objects.filter(session=session, role=role, name="", revoked_at=None)
        revoked = subjects_of(AccessLink, old.values_list("pk", flat=True))
        old.update(revoked_at=timezone.now())
        link = make_link(session, role)
        under_way.record(events.LINK_RENEWED, *revoked)
    return link
