"""Ordering a print of a session as it stands. The order and its task are written in one transaction."""

from django.db import transaction
from django_tasks import task

from sessions.brownpaper.contents.current import current
from sessions.brownpaper.models import PrintOrder
from sessions.brownpaper.printing.execution import note, run
from sessions.brownpaper.printing.jobs import JOBS
from sessions.core.journal import write_lock
from sessions.core.models import CocreationSession

# The lowest priority that a task can have, as a number below zero.
LONGEST_WAIT = 100


def order(*, session: CocreationSession, language: str, kind: str = PrintOrder.Kind.BROWNPAPER) -> PrintOrder:
    """Have the session printed as it is now.

    An order for the same revision is printed once, and one that still waits prints what stands there when its
    turn comes, so that nobody can fill the queue.
    """
    with write_lock(), transaction.atomic():
        now = CocreationSession.objects.select_for_update().get(pk=session.pk)
        known = PrintOrder.objects.filter(session=now, language=language, kind=kind)
        for usable in (known.filter(revision=now.revision), known.filter(status=PrintOrder.Status.WAITING)):
            if (placed := usable.first()) and not placed.has_failed:
                return placed
        placed = PrintOrder.objects.create(session=now, revision=now.revision, language=language, kind=kind)
        print_order.using(priority=-waiting_of(now)).enqueue(placed.pk)
    return placed


def waiting_of(session: CocreationSession) -> int:
    """How many orders of this session wait: the more, the longer the next one lets others go first."""
    waiting = PrintOrder.objects.filter(session=session, status=PrintOrder.Status.WAITING).count()
    return min(waiting - 1, LONGEST_WAIT)


@task(queue_name="drafts")
def print_order(pk: int) -> None:
    """Run one order to its end. Its file takes the place of earlier ones."""
    placed = PrintOrder.objects.filter(pk=pk).first()
    if placed is None:
        return  # the session was erased

    def job() -> dict:
        session = CocreationSession.objects.get(pk=placed.session_id)
        # What is printed is this revision or a later one; the next order then makes sure of the rest.
        note(placed, revision=session.revision)
        return JOBS[PrintOrder.Kind(placed.kind)](*current(session))

    run(placed, job, f"{placed.session_id}/{placed.kind}-{placed.pk}-{placed.language}.pdf")
    if printed := PrintOrder.objects.filter(pk=pk, status=PrintOrder.Status.READY).first():
        throw_away_earlier(printed)


def throw_away_earlier(placed: PrintOrder) -> None:
    earlier = PrintOrder.objects.filter(
        session=placed.session_id, kind=placed.kind, language=placed.language, pk__lt=placed.pk
    ).exclude(status=PrintOrder.Status.BUSY)
    for each in earlier.exclude(file=""):
        each.path.unlink(missing_ok=True)
    earlier.delete()
