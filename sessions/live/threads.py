"""The threads in which the live engine touches the database; each keeps its one connection."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from django.db import close_old_connections

# Reads the journal and renders; nothing else, so that a push waits for nobody.
RENDERERS = ThreadPoolExecutor(1, thread_name_prefix="live")
# Makes the first frame of who comes back: a room after a night, or somebody who comes back twenty times a second.
CATCH_UPS = ThreadPoolExecutor(1, thread_name_prefix="catch-up")
# Decides who is let in: a whole room that comes back at once stands in line here.
DOORKEEPERS = ThreadPoolExecutor(1, thread_name_prefix="door")
# Writes down who is here: a write may wait for a lock, a push may not.
CLERKS = ThreadPoolExecutor(1, thread_name_prefix="presence")
POOLS = (RENDERERS, CATCH_UPS, DOORKEEPERS, CLERKS)


async def in_thread(threads: ThreadPoolExecutor, function, *args):
    """Run database and template work in one of these pools."""

    def run():
        close_old_connections()
        return function(*args)

    return await asyncio.get_running_loop().run_in_executor(threads, run)
