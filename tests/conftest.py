"""The stage of every test: a session, its fixed cast, a server and a browser."""

import os
import threading

import pytest
from django.core.cache import cache
from django.db import connections

from cocreatie.pools import in_every_thread
from sessions.brownpaper.printing.press_process import STOPPING
from sessions.brownpaper.printing.worker import PrintWorker
from sessions.core.amiss import said
from sessions.core.overuse.operations import told_at
from sessions.core.quota import QUOTA
from tests.cast import Cast, make_cast
from tests.chromium import launch
from tests.server import Server
from tests.windows import Windows

# The browser's driver runs an event loop in the test's own thread, which Django would mistake for a server's.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session", autouse=True)
def _close_worker_connections(django_db_setup):
    """Long-lived threads keep their connections; let go of them before the test database is dropped."""
    yield
    from cocreatie.asgi import HTTP  # noqa: PLC0415 (importing it starts threads)
    from sessions.live.threads import POOLS  # noqa: PLC0415

    for each in (HTTP.threads, HTTP.gate, *POOLS):
        in_every_thread(each, connections.close_all)


@pytest.fixture(autouse=True)
def _fragments_render(request, caplog):
    """A page hides a fragment that fails; a test may not, unless it says that it is about just that."""
    said.clear()
    yield
    if request.node.get_closest_marker("fragments_may_fail") is None:
        failed = [each for each in caplog.get_records("call") if each.name == "cocreatie.fragments"]
        assert not failed, failed[0].getMessage() + str(failed[0].exc_info)


@pytest.fixture(autouse=True)
def _nobody_sent_anything_yet():
    """Primary keys are given out again in every test; what somebody sent is counted by them."""
    QUOTA.forget()
    cache.clear()
    told_at.clear()
    yield


@pytest.fixture(autouse=True)
def _mail(settings):
    """Mail goes out, into a box of the test's own."""
    settings.SENDS_MAIL = True


@pytest.fixture
def cast(db) -> Cast:
    """Alice facilitates; Anna (government), Bram (business) and Chris (community) take part; Zed is elsewhere."""
    return make_cast()


@pytest.fixture
def live_cast(transactional_db) -> Cast:
    """The same cast, for tests in which a server in another thread must see them."""
    return make_cast()


@pytest.fixture(scope="session")
def running_server(django_db_setup, django_db_blocker):
    """One server for all tests; it may still be saying goodbye to somebody when a test has ended."""
    running = Server()
    with django_db_blocker.unblock():
        running.start()
        yield running
        running.stop()


@pytest.fixture
def server(transactional_db, running_server):
    return running_server


@pytest.fixture
def press(transactional_db):
    """The worker that prints, beside the server, as `make run` starts it."""
    worker = PrintWorker()
    thread = threading.Thread(target=worker.run)
    thread.start()
    yield worker
    worker.stop()
    thread.join(30)
    STOPPING.clear()
    assert not thread.is_alive()


@pytest.fixture(scope="session")
def chromium():
    yield from launch()


@pytest.fixture(scope="session")
def windows(chromium, running_server):
    return Windows(chromium, running_server.url)


@pytest.fixture
def browser(windows, server):
    """Opens windows, each with cookies of its own; any error in a page fails the test."""
    windows.errors.clear()
    yield windows
    windows.tidy()
    assert windows.errors == []


@pytest.fixture
def always_looks_again(monkeypatch):
    """What is kept for a second or a minute is rendered anew for each page, however fast this machine is."""
    kept = property(lambda each: each.fragment.keeps_for is not None)
    monkeypatch.setattr("sessions.core.fragment_cache.CachedFragment.is_too_old", kept)
