"""Sending letters, in the worker beside the servers: each goes out once at most.

A letter is claimed before the mail server is asked, so that two workers send no guest two. Whose worker died in between
is told as uncertain: nobody is mailed twice without somebody deciding so.
"""

import logging
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone, translation
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from sessions.core.journal import change
from sessions.core.people.invitations import events
from sessions.core.people.invitations.letters.models import InvitationLetter, LetterSent
from sessions.core.people.invitations.letters.text import whole_text
from sessions.core.programme.calendar import calendar_of

LOG = logging.getLogger("cocreatie")
Status = LetterSent.Status
# What is told to the cockpits at once.
AT_ONCE = 10
# A letter that is going for so long lost its worker: longer than the mail server is waited for, each of them.
LOST_AFTER = timedelta(seconds=(AT_ONCE + 2) * settings.EMAIL_TIMEOUT)
LONGEST_WHY = 300


class OutOfReach(Exception):
    """The mail server does not answer, or lets nobody in: no other letter would go out either."""


@task(queue_name="letters")
def send_letter(pk: int) -> None:
    """Send what waits of one letter, a handful at a time, over one connection."""
    letter = InvitationLetter.objects.select_related("session").filter(pk=pk, halted_why="").first()
    if letter is None:
        return
    connection = get_connection()
    with translation.override(letter.language):
        entry = calendar_of(letter.session)
    try:
        while some := claim(letter):
            for done in some:
                hand_over(letter, done, connection, entry)
            tell(letter, some)
    except OutOfReach as reason:
        LOG.warning("letters wait: %s", reason)
        InvitationLetter.objects.filter(pk=letter.pk).update(halted_why=str(reason)[:LONGEST_WHY])
        letter.sent.filter(status=Status.GOING).update(status=Status.WAITING)
        tell(letter, list(letter.sent.select_related("invitation")))
    finally:
        connection.close()


def claim(letter: InvitationLetter) -> list[LetterSent]:
    """The next that go out, which nobody else sends from now on."""
    waiting = letter.sent.filter(status=Status.WAITING)
    mine = []
    for each in waiting.select_related("invitation__party", "invitation__session")[:AT_ONCE]:
        if waiting.filter(pk=each.pk).update(status=Status.GOING, at=timezone.now()):
            mine.append(each)
    return mine


def hand_over(letter: InvitationLetter, sent: LetterSent, connection: BaseEmailBackend, entry: bytes) -> None:
    """Raises OutOfReach."""
    guest = sent.invitation
    if not guest.is_open or guest.issue != sent.issue or not sent.address:
        note(sent, Status.DROPPED)
        return
    with translation.override(letter.language):
        text = whole_text(letter, guest)
    message = EmailMessage(
        letter.subject, text, to=[sent.address], reply_to=[letter.reply_to], connection=connection
    )
    message.attach("cocreatie.ics", entry.decode(), "text/calendar; method=PUBLISH")
    try:
        connection.open()
    except (OSError, SMTPException) as reason:
        raise OutOfReach(said_by(reason)) from reason
    try:
        message.send()
    except SMTPRecipientsRefused as refused:
        note(
            sent,
            Status.REFUSED,
            "; ".join(f"{code} {in_words(said)}" for code, said in refused.recipients.values()),
        )
    except SMTPDataError as refused:
        note(sent, Status.REFUSED, said_by(refused))
    except SMTPResponseException as reason:
        raise OutOfReach(said_by(reason)) from reason
    except (OSError, SMTPException) as reason:
        # It broke off: perhaps after the mail server took this one.
        note(sent, Status.UNCERTAIN, said_by(reason))
        raise OutOfReach(said_by(reason)) from reason
    else:
        note(sent, Status.ACCEPTED)


def said_by(reason: Exception) -> str:
    """What the mail server said, or what went wrong on the way to it."""
    if isinstance(reason, SMTPResponseException):
        return f"{reason.smtp_code} {in_words(reason.smtp_error)}"
    return str(reason) or type(reason).__name__


def in_words(said: bytes | str) -> str:
    return said.decode(errors="replace") if isinstance(said, bytes) else said


def note(sent: LetterSent, status: Status, why: str = "") -> None:
    sent.status = status
    LetterSent.objects.filter(pk=sent.pk).update(status=status, why=why[:LONGEST_WHY], at=timezone.now())


def tell(letter: InvitationLetter, some: list[LetterSent]) -> None:
    with change(letter.session, even_frozen=True) as under_way:
        under_way.record(events.GUESTS_WRITTEN_TO, *(each.invitation for each in some))


def look_after_letters() -> None:
    """What a worker left behind: what it was sending is uncertain, what waits goes on."""
    lost = LetterSent.objects.filter(status=Status.GOING, at__lt=timezone.now() - LOST_AFTER)
    for letter in InvitationLetter.objects.filter(sent__in=lost).select_related("session").distinct():
        some = list(lost.filter(letter=letter).select_related("invitation"))
        lost.filter(letter=letter).update(status=Status.UNCERTAIN)
        tell(letter, some)
    waiting = InvitationLetter.objects.filter(sent__status=Status.WAITING, halted_why="").distinct()
    for letter in waiting:
        if not has_task(letter):
            send_letter.enqueue(letter.pk)


def has_task(letter: InvitationLetter) -> bool:
    """Is somebody going to send it, or at it just now?"""
    ours = DBTaskResult.objects.filter(task_path=send_letter.module_path)
    at_work = ours.ready() | ours.running().filter(started_at__gt=timezone.now() - LOST_AFTER)
    return (
        any(each.args_kwargs["args"] == [letter.pk] for each in at_work)
        or letter.sent.filter(status=Status.GOING, at__gt=timezone.now() - LOST_AFTER).exists()
    )
