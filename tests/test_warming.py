"""A process is warm before its first visitor, and cold rather than broken where that cannot be."""

import threading

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from cocreatie import warming
from cocreatie.one_hop import OneHopHandler
from cocreatie.pools import in_every_thread
from sessions.core.fragment_cache import FragmentCache
from sessions.phases.inventory.operations import reveal


@pytest.fixture
def cache(monkeypatch):
    fresh = FragmentCache()
    monkeypatch.setattr(warming, "CACHE", fresh)
    return fresh


def test_the_pages_of_a_room_under_way_are_made(cast, cache):
    cast.open_everything()
    reveal(session=cast.session)

    warming.make_pages()

    assert {"phase-bar", "clock"} <= {name for _session, name, *_rest in cache.known}
    assert all(kept.revision is not None for kept in cache.known.values())


def test_what_is_long_over_is_left(cast, cache, time_machine):
    time_machine.move_to(timezone.now() + warming.UNDER_WAY * 2)

    warming.make_pages()

    assert not cache.known


def test_a_page_that_fails_does_not_keep_the_door_shut(cast, monkeypatch, caplog):
    def fail(*_args):
        raise ValueError("broken")

    monkeypatch.setattr(warming.CACHE, "render", fail)

    warming.make_pages()

    assert "first visitors make them" in caplog.text


def test_a_database_that_is_away_is_looked_for_again(db, monkeypatch, caplog):
    def away():
        raise OperationalError("no route")

    with monkeypatch.context() as patched:
        patched.setattr(connection, "ensure_connection", away)
        warming.connect()

    assert "does not answer" in caplog.text


def test_every_template_and_every_word_is_loaded(caplog):
    warming.load_templates()
    warming.load_words()

    assert not caplog.records


def test_every_thread_is_reached_once():
    handler, seen = OneHopHandler(), []
    in_every_thread(handler.threads, lambda: seen.append(threading.get_ident()))

    assert len(seen) == len(set(seen)) == handler.threads._max_workers
    handler.threads.shutdown()
