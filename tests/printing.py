"""Printing what a test ordered, in a thread without an event loop, as the worker has it."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from sessions.brownpaper.printing import worker


def print_everything() -> None:
    def run() -> None:
        try:
            worker.print_everything()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(run).result(120)
