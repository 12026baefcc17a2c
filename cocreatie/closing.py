"""Leaving the database behind as one whole file, when a process ends by its own will."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections

from cocreatie.pools import in_every_thread


def close_everywhere(*pools: ThreadPoolExecutor) -> None:
    """Let go of every connection that the threads of these pools keep, and then of the database itself."""
    for threads in pools:
        in_every_thread(threads, connections.close_all)
    leave_whole()


def leave_whole() -> None:
    """In SQLite: put what stands in the write-ahead log into the file, so that the file alone is the database."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
