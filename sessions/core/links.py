"""Links that let their holder in without an account: made, signed, opened, and when they end."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.http import Http404
from django.utils import timezone

from sessions.core.access import facilitates
from sessions.core.keyed import LinkExpired, opened, row_of, signer
from sessions.core.models import AccessLink, CocreationSession
from sessions.core.people.models import Participant
from sessions.core.rows import row

SIGNER = signer("access-link")
# How long a link works, by what it opens; the room screen as long as nobody renews it.
LASTS = {
    AccessLink.Role.READER: timedelta(days=90),
    AccessLink.Role.FACILITATOR: timedelta(days=7),
}
AT_ONCE_LASTS = timedelta(days=1)


def make_link(session: CocreationSession, role: AccessLink.Role, name: str = "") -> AccessLink:
    lasts = LASTS.get(role)
    ends = timezone.now() + lasts if lasts else None
    return AccessLink.objects.create(session=session, role=role, name=name, expires_at=ends)


def make_link_at_once(session: CocreationSession, username: str = "") -> AccessLink:
    """A link that logs one person in without a password, once and for a day: for the demo and the first start, made on
    the server's shell. username: of whom it is, who is made where they are not there yet."""
    name = username or f"facilitator-{session.code.lower()}"
    user, is_new = get_user_model().objects.get_or_create(username=name)
    if is_new or not user.password:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    role, ends = AccessLink.Role.FACILITATOR, timezone.now() + AT_ONCE_LASTS
    return AccessLink.objects.create(session=session, role=role, user=user, expires_at=ends)


def token_of(link: AccessLink) -> str:
    return SIGNER.sign(str(link.key))


def link_from(token: str, role: AccessLink.Role) -> AccessLink:
    """The link that this token opens, neither revoked nor expired. Raises LinkExpired, and Http404 for any other,
    without saying why."""
    link = known_link(opened(SIGNER, token), role)
    if link.has_expired:
        raise LinkExpired
    return link


def known_link(told: str, role: AccessLink.Role) -> AccessLink:
    return row_of(AccessLink.objects.select_related("session").filter(role=role, revoked_at=None), told)


def readers_token(link: AccessLink, who: object) -> str:
    """A reader's address for a participant or a facilitator of the session, which ends with their right and is not
    bound to how long the link works for others."""
    own = f"p{who.secret_digest}" if isinstance(who, Participant) else f"u{who.pk}"  # type: ignore[attr-defined]
    return SIGNER.sign(f"{link.key}.{own}")


def read_by(token: str) -> CocreationSession:
    """The session of which this token opens the brownpaper. Raises Http404."""
    told, _dot, own = opened(SIGNER, token).partition(".")
    if not own:
        return link_from(token, AccessLink.Role.READER).session
    session = known_link(told, AccessLink.Role.READER).session
    if not may_read(session, own[0], own[1:]):
        raise Http404
    return session


def may_read(session: CocreationSession, kind: str, who: str) -> bool:
    if kind == "p":
        participant = row(Participant, secret_digest=who)
        return participant is not None and participant.session_id == session.pk and not participant.removed_at
    user = get_user_model().objects.filter(pk=who, is_active=True).first()
    return user is not None and facilitates(user, session)
