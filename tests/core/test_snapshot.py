from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from sessions.core.snapshot import snapshot
from sessions.phases.inventory.models import Contribution


def elsewhere(act) -> None:
    """Run in another thread, with a connection of its own."""

    def run():
        act()
        connection.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(run).result(20)


def test_reads_inside_see_one_moment_and_writers_do_not_wait(live_cast):
    live_cast.open_everything()
    live_cast.anna.contributes("eerst")

    with snapshot():
        before = Contribution.objects.count()
        elsewhere(lambda: live_cast.bram.contributes("intussen"))
        after = Contribution.objects.count()

    assert (before, after) == (1, 1)
    assert Contribution.objects.count() == 2


def test_after_a_snapshot_that_failed_the_connection_works_on(live_cast):
    try:
        with snapshot():
            Contribution.objects.count()
            raise ValueError
    except ValueError:
        pass

    live_cast.open_everything()
    live_cast.anna.contributes("daarna")

    assert Contribution.objects.count() == 1
