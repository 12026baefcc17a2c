"""Reference r1: the `websockets` library with its own broadcast(); what one socket says, every socket hears."""

import asyncio
import sys

import uvloop
from websockets.asyncio.server import broadcast, serve

SOCKETS = set()


async def listen(socket):
    SOCKETS.add(socket)
    try:
        async for message in socket:
            broadcast(SOCKETS, message)
    finally:
        SOCKETS.discard(socket)


async def main(port: int):
    async with serve(listen, "127.0.0.1", port, compression=None, max_queue=None):
        await asyncio.get_running_loop().create_future()


uvloop.run(main(int(sys.argv[1])))
