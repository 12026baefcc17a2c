"""What was ordered or frozen is printed, whatever happens to the one who prints."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings as project
from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from sessions.archive.erase import erase
from sessions.brownpaper.models import BrownpaperVersion, PrintOrder
from sessions.brownpaper.printing import execution
from sessions.brownpaper.printing.execution import claim
from sessions.brownpaper.printing.orders import order
from sessions.brownpaper.printing.press_process import print_apart
from sessions.brownpaper.printing.worker import give_back_lost, throw_away_results
from sessions.brownpaper.reading.views import KINDS
from sessions.brownpaper.versions import freeze_as_version
from sessions.core import amiss
from tests.cast import make_session
from tests.printing import print_everything

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room(live_cast, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path / "brownpapers"
    live_cast.open_everything()
    live_cast.workgroup()
    return live_cast


def database() -> str:
    """The address of this test's own database, for a process of its own."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgres://{known['USER']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


def start_worker(tmp_path) -> subprocess.Popen:
    here = {"DATABASE_URL": database(), "DATA_DIR": str(tmp_path), "SECRET_KEY": project.SECRET_KEY}
    return subprocess.Popen(
        [sys.executable, "manage.py", "print_worker"], cwd=project.BASE_DIR, env=os.environ | here
    )


def until(question, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def test_freeze_and_its_task_are_one(room, monkeypatch):
    def broken(*_):
        raise RuntimeError("the plug was pulled")

    with monkeypatch.context() as patched:
        patched.setattr("django_tasks_db.backend.DatabaseBackend.enqueue", broken)
        with pytest.raises(RuntimeError):
            freeze_as_version(session=room.session, language="nl")

    room.session.refresh_from_db()
    assert not room.session.is_frozen
    assert not BrownpaperVersion.objects.exists()
    freeze_as_version(session=room.session, language="nl")
    assert DBTaskResult.objects.ready().count() == 1


def test_what_was_frozen_while_nobody_printed_is_printed_by_who_comes(room, tmp_path):
    version = freeze_as_version(session=room.session, language="nl")

    worker = start_worker(tmp_path)
    try:
        until(lambda: BrownpaperVersion.objects.get(pk=version.pk).is_ready)
    finally:
        worker.terminate()
        assert worker.wait(30) == 0


@pytest.mark.faults
def test_worker_that_is_stopped_halfway_gives_back_what_it_printed(room, tmp_path):
    version = freeze_as_version(session=room.session, language="nl")
    worker = start_worker(tmp_path)
    until(lambda: BrownpaperVersion.objects.get(pk=version.pk).status == "busy")
    worker.terminate()
    assert worker.wait(30) == 0
    assert BrownpaperVersion.objects.get(pk=version.pk).status == "waiting"

    print_everything()

    assert BrownpaperVersion.objects.get(pk=version.pk).is_ready


@pytest.mark.faults
def test_worker_that_is_killed_halfway_leaves_nothing_half_printed(room, tmp_path):
    version = freeze_as_version(session=room.session, language="nl")
    worker = start_worker(tmp_path)
    until(lambda: BrownpaperVersion.objects.get(pk=version.pk).status == "busy")
    worker.send_signal(signal.SIGKILL)
    worker.wait(30)
    assert BrownpaperVersion.objects.get(pk=version.pk).status == "busy"
    BrownpaperVersion.objects.update(noted_at=timezone.now() - timedelta(minutes=1))

    give_back_lost()
    print_everything()

    assert BrownpaperVersion.objects.get(pk=version.pk).is_ready


def test_printing_is_taken_on_by_one_only(room):
    placed = order(session=room.session, language="nl")

    assert [claim(placed), claim(placed)] == [True, False]


def test_printing_that_went_silent_is_taken_on_again(room):
    placed = order(session=room.session, language="nl")
    claim(placed)
    PrintOrder.objects.update(noted_at=timezone.now() - timedelta(minutes=1))

    assert claim(placed)


def test_what_waits_in_the_queue_is_not_put_there_twice(room):
    order(session=room.session, language="nl")
    PrintOrder.objects.update(noted_at=timezone.now() - timedelta(minutes=5))

    give_back_lost()

    assert DBTaskResult.objects.ready().count() == 1


def test_order_of_earlier_software_without_a_task_is_printed(room):
    placed = order(session=room.session, language="nl")
    DBTaskResult.objects.all().delete()
    PrintOrder.objects.update(noted_at=timezone.now() - timedelta(minutes=5))

    give_back_lost()
    print_everything()

    assert PrintOrder.objects.get(pk=placed.pk).is_ready


def test_task_of_a_session_that_was_erased_does_nothing(room):
    placed = order(session=room.session, language="nl")
    placed.delete()

    print_everything()

    assert not DBTaskResult.objects.failed().exists()


def test_results_are_thrown_away_after_a_day(room):
    order(session=room.session, language="nl")
    print_everything()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=2))

    throw_away_results()

    assert not DBTaskResult.objects.exists()


def test_print_of_a_session_that_is_erased_meanwhile_leaves_nothing(room, settings, monkeypatch):
    order(session=room.session, language="nl")
    papers = settings.BROWNPAPER_DIR / str(room.session.pk)
    pressed = []

    def print_while_it_is_erased(*args, **more):
        erase(room.session)
        pressed.append(print_apart(*args, **more))
        return pressed[0]

    monkeypatch.setattr(execution, "print_apart", print_while_it_is_erased)
    print_everything()

    assert pressed[0] > 1
    assert not papers.exists()


@pytest.mark.parametrize("answers", [True, False])
def test_print_is_queued_again_only_if_the_database_is_to_blame(room, monkeypatch, answers):
    placed = order(session=room.session, language="nl")

    def fail(*_args, **_more):
        raise OperationalError("the connection is lost, or there is no such column")

    monkeypatch.setattr(execution, "print_apart", fail)
    monkeypatch.setattr(amiss, "connection", SimpleNamespace(is_usable=lambda: answers))
    print_everything()

    placed.refresh_from_db()
    assert placed.status == (PrintOrder.Status.FAILED if answers else PrintOrder.Status.BUSY)


def test_a_session_that_orders_much_lets_others_go_first(room):
    _user, other = make_session("overig", "Een andere opgave")
    many = [
        order(session=room.session, language=language, kind=kind) for language in ("nl", "en") for kind in KINDS
    ]
    theirs = order(session=other, language="nl")
    last = order(session=other, language="en")

    turns = [task.args_kwargs["args"][0] for task in DBTaskResult.objects.ready().filter(queue_name="drafts")]

    assert turns == [each.pk for each in (many[0], theirs, many[1], last, *many[2:])]
