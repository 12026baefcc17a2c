"""Doing something once in each thread of a pool."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

PATIENCE = 10.0  # seconds


def in_every_thread(threads: ThreadPoolExecutor, function: Callable[[], object]) -> None:
    """Each thread does it once, all of them waiting for each other so that none is asked twice."""
    everyone = threading.Barrier(threads._max_workers)

    def once():
        everyone.wait(PATIENCE)
        function()

    wait([threads.submit(once) for _thread in range(threads._max_workers)], timeout=PATIENCE)
