"""Somebody who was erased. What changed between versions does not name them again, drafts that were printed before go,
and a link that was sent to them as a participant is withdrawn, with what was written to them. Versions stay.
"""

from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sessions.brownpaper.contents.portable import without_hidden
from sessions.brownpaper.handover.models import Mailing, Visit
from sessions.brownpaper.models import BrownpaperVersion, PrintOrder
from sessions.core.people.models import Recipient
from sessions.core.people.own_data.erasing import person_erased


def listen() -> None:
    for each in (forget_in_comparing, forget_drafts, forget_recipient):
        person_erased.connect(each, dispatch_uid=f"brownpaper.{each.__name__}")


def forget_in_comparing(sender, session, was: set[str], stand_in: str, **_more) -> None:
    for version in BrownpaperVersion.objects.filter(session=session):
        version.compared = without_hidden(version.to_compare, was, stand_in)
        version.save(update_fields=["compared"])


def forget_drafts(sender, session, **_more) -> None:
    """They are printed anew from what stands there now."""
    for order in PrintOrder.objects.filter(session=session, status=PrintOrder.Status.READY):
        transaction.on_commit(partial(order.path.unlink, missing_ok=True))


def forget_recipient(sender, session, was: set[str], mail: set[str], stand_in: str, **_more) -> None:
    """A participant to whom the outcome went by a link of their own, known by name or address."""
    to_them = Q(name__in=was) | Q(email__in=mail)
    theirs = Recipient.objects.filter(to_them, session=session, role=Recipient.Role.PARTICIPANT)
    Mailing.objects.filter(recipient__in=theirs).delete()
    Visit.objects.filter(recipient__in=theirs).delete()
    theirs.update(name=stand_in, email="", revoked_at=timezone.now())
