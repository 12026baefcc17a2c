"""Leaving the database behind as one whole file, when a process ends by its own will."""

import threading
from concurrent.futures import ThreadPoolExecutor, wait

from django.db import connection, connections


def close_everywhere(*pools: ThreadPoolExecutor) -> None:
    """Let go of every connection that the threads of these pools keep, and then of the database itself."""
    for threads in pools:
        close_threads(threads)
    leave_whole()


def close_threads(threads: ThreadPoolExecutor) -> None:
    """Each thread closes its own, all of them waiting for each other so that none is asked twice."""
    everyone = threading.Barrier(threads._max_workers)
    wait([threads.submit(close, everyone) for _thread in range(threads._max_workers)], timeout=10)


def close(everyone: threading.Barrier) -> None:
    everyone.wait(10)
    connections.close_all()


def leave_whole() -> None:
    """In SQLite: put what stands in the write-ahead log into the file, so that the file alone is the database."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
