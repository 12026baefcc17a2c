"""What is written in the audit log without its doer knowing of the log: logins and their parts, moderation, papers."""

from allauth.account import signals as accounts
from allauth.mfa import signals as second_steps
from django.contrib.auth import signals as auth
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from sessions.brownpaper.handover.models import Mailing
from sessions.brownpaper.models import BrownpaperVersion
from sessions.core.audit.log import OUTSIDE, SERVER, account, note
from sessions.core.hiding.models import ModerationEntry
from sessions.core.models import AccessLink, CocreationSession, Facilitator
from sessions.core.people.invitations.letters.models import LetterSent


def listen() -> None:
    auth.user_logged_in.connect(logged_in, dispatch_uid="audit.in")
    auth.user_logged_out.connect(logged_out, dispatch_uid="audit.out")
    auth.user_login_failed.connect(login_failed, dispatch_uid="audit.failed")
    accounts.password_changed.connect(password_changed, dispatch_uid="audit.changed")
    accounts.password_set.connect(password_changed, dispatch_uid="audit.set")
    for signal, act in (
        (second_steps.authenticator_added, "second_step_added"),
        (second_steps.authenticator_removed, "second_step_removed"),
        (second_steps.authenticator_reset, "recovery_codes_made"),
        (second_steps.authentication_failed, "second_step_failed"),
    ):
        signal.connect(of_second_step(act), weak=False, dispatch_uid=f"audit.{act}")
    post_save.connect(made, sender=Facilitator, dispatch_uid="audit.facilitator")
    post_delete.connect(ended, sender=Facilitator, dispatch_uid="audit.facilitator")
    post_save.connect(link_made, sender=AccessLink, dispatch_uid="audit.link")
    post_save.connect(moderated, sender=ModerationEntry, dispatch_uid="audit.moderated")
    post_save.connect(session_made, sender=CocreationSession, dispatch_uid="audit.session")
    post_save.connect(version_written, sender=BrownpaperVersion, dispatch_uid="audit.version")
    post_save.connect(mailed, sender=Mailing, dispatch_uid="audit.mail")
    post_save.connect(letter_sent, sender=LetterSent, dispatch_uid="audit.letter")


def logged_in(sender, user, **_more) -> None:
    note("logged_in", who=account(user))


def logged_out(sender, user, **_more) -> None:
    if user is not None:
        note("logged_out", who=account(user))


def login_failed(sender, **_more) -> None:
    """Nothing of what was typed: it may have been a password in the wrong place."""
    note("login_failed", who=OUTSIDE)


def password_changed(sender, user, **_more) -> None:
    note("password_changed", who=account(user))


def of_second_step(act: str):
    def told(sender, user, authenticator, **_more) -> None:
        note(act, who=account(user), kind=authenticator.type)

    return told


def made(sender, instance: Facilitator, created: bool, raw: bool = False, **_more) -> None:
    if created and not raw:
        note("facilitator_admitted", session=instance.session, account=instance.user_id)


def ended(sender, instance: Facilitator, origin: Model | None = None, **_more) -> None:
    if isinstance(origin, Facilitator):
        note("facilitator_ended", session=instance.session, account=instance.user_id)


def link_made(sender, instance: AccessLink, created: bool, raw: bool = False, **_more) -> None:
    if created and not raw:
        note("link_made", session=instance.session, role=instance.role)


def moderated(sender, instance: ModerationEntry, created: bool, raw: bool = False, **_more) -> None:
    if created and not raw:
        note("moderated", session=instance.session, kind=instance.kind, deed=instance.act)


def session_made(sender, instance: CocreationSession, created: bool, raw: bool = False, **_more) -> None:
    if created and not raw:
        note("session_made", session=instance)


def version_written(sender, instance: BrownpaperVersion, created: bool, raw: bool = False, **_more) -> None:
    if created and not raw:
        note("version_frozen", session=instance.session, version=instance.number, sha256=instance.contents_sha256)


def mailed(sender, instance: Mailing, created: bool, raw: bool = False, **_more) -> None:
    if created and not raw:
        note(
            "mailed", session=instance.recipient.session, recipient=instance.recipient_id, version=instance.version
        )


def letter_sent(sender, instance: LetterSent, created: bool, raw: bool = False, **_more) -> None:
    """Once the mail server has said what it did with it."""
    if not created and instance.status in (LetterSent.Status.ACCEPTED, LetterSent.Status.REFUSED):
        session, invited = instance.letter.session, instance.invitation_id
        note("invitation_mailed", session=session, who=SERVER, invitation=invited, outcome=instance.status)
