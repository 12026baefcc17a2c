"""The worker that prints what was ordered, and mails what was written: beside the servers, on the same database. One or
several, on any machine that shares BROWNPAPER_DIR.

django-tasks-db keeps the queue; what it does not do is to notice that a worker died. So whoever prints says every few
seconds that it still does, and every worker gives back to the queue what went silent. Nothing ordered or frozen is
left half printed: not by a restart, not by a kill.
"""

import logging
import threading
import time
from datetime import timedelta

from django.db import Error, close_old_connections, connections, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.base import Task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from sessions.brownpaper import versions
from sessions.brownpaper.models import BrownpaperVersion, Printing, PrintOrder
from sessions.brownpaper.printing import orders, press_process
from sessions.brownpaper.printing.execution import LOST_AFTER, UNDER_WAY
from sessions.core.people.invitations.letters.sending import look_after_letters

LOG = logging.getLogger("cocreatie")
# What was frozen waits for no draft.
QUEUES = ("versions", "drafts", "letters")
LOOK_EVERY = 0.5
SIGN_OF_LIFE = 5.0
RESULTS_KEPT = timedelta(days=1)
TASKS: dict[type[Printing], Task] = {BrownpaperVersion: versions.print_version, PrintOrder: orders.print_order}


class PrintWorker:
    """Prints and mails until it is stopped: each queue in a thread of its own."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self.workers = [worker_of(queue) for queue in QUEUES]
        self.threads = [
            threading.Thread(target=self.work, args=(worker,), name=worker.worker_id, daemon=True)
            for worker in self.workers
        ]

    def run(self) -> None:
        """Work in this thread's company until stop() is called; then end what runs and give it back."""
        press_process.STOPPING.clear()
        for thread in self.threads:
            thread.start()
        while not self.stopped.is_set():
            self.look_after()
            self.stopped.wait(SIGN_OF_LIFE)
        self.give_back()

    def stop(self, *_signal: object) -> None:
        # First: the same signal may have ended the press already.
        press_process.STOPPING.set()
        self.stopped.set()

    def work(self, worker: Worker) -> None:
        while not self.stopped.is_set():
            try:
                worker.run()
            except Error:
                LOG.exception("the database does not answer; the press looks again")
                time.sleep(SIGN_OF_LIFE)
        connections.close_all()

    def look_after(self) -> None:
        try:
            close_old_connections()
            say_alive()
            give_back_lost()
            look_after_letters()
            throw_away_results()
        except Error:
            LOG.exception("the database does not answer; the press looks again")

    def give_back(self) -> None:
        """End what is being printed here, and put it back for the next worker."""
        under_way = list(UNDER_WAY)
        press_process.end_all()
        for worker in self.workers:
            worker.running = False
        for thread in self.threads:
            thread.join(10)
        for model, pk in under_way:
            queue_again(model, pk)
        connections.close_all()


def worker_of(queue: str) -> Worker:
    return Worker(
        queue_names=[queue],
        interval=LOOK_EVERY,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{queue}-{get_random_string(16)}",
        excluded_queue_names=[],
    )


def say_alive() -> None:
    for model, pk in list(UNDER_WAY):
        model._default_manager.filter(pk=pk, status=Printing.Status.BUSY).update(noted_at=timezone.now())


def give_back_lost() -> None:
    """Put back what its worker left, and what waits without a task: moved here, or ordered by older software."""
    silent = timezone.now() - LOST_AFTER
    for model in TASKS:
        lost = model._default_manager.filter(
            status__in=(Printing.Status.BUSY, Printing.Status.WAITING), noted_at__lt=silent
        )
        for printing in lost:
            if not has_task(model, printing.pk):
                LOG.warning("%s was left unprinted; it is printed now", printing)
                queue_again(model, printing.pk)


def has_task(model: type[Printing], pk: int) -> bool:
    ready = DBTaskResult.objects.ready().filter(task_path=TASKS[model].module_path)
    return any(each.args_kwargs["args"] == [pk] for each in ready)


def queue_again(model: type[Printing], pk: int) -> None:
    with transaction.atomic():
        unfinished = model._default_manager.filter(
            pk=pk, status__in=(Printing.Status.BUSY, Printing.Status.WAITING)
        )
        if unfinished.update(status=Printing.Status.WAITING, noted_at=timezone.now()):
            TASKS[model].enqueue(pk)


def throw_away_results() -> None:
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - RESULTS_KEPT).delete()


def print_everything() -> None:
    """Print and mail what waits, in this thread, and return: for commands and tests."""
    for queue in QUEUES:
        worker = worker_of(queue)
        worker.batch = True
        worker.run()
