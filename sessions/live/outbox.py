"""What waits to be sent to one socket. Bounded, so that a slow reader harms nobody."""

import asyncio
from collections.abc import Awaitable, Callable

MOST_WAITING = 200
TRY_AGAIN_LATER = 1013


class Outbox:
    """Frames for one socket, in order. Held while the socket catches up; dropped when it does not read.

    send: coroutine function that sends a text; close: coroutine function that closes with a code.
    """

    def __init__(self, send: Callable[[str], Awaitable], close: Callable[[int], Awaitable]):
        self.send, self.close = send, close
        self.waiting: asyncio.Queue[str] = asyncio.Queue()
        self.held: list[str] | None = []
        self.is_stopped = False
        self.writer = asyncio.ensure_future(self.write())

    def put(self, text: str) -> None:
        if self.is_stopped:
            return
        waiting = self.waiting.qsize() if self.held is None else len(self.held)
        if waiting >= MOST_WAITING:
            self.stop(TRY_AGAIN_LATER)
        elif self.held is not None:
            self.held.append(text)
        else:
            self.waiting.put_nowait(text)

    def release(self, first: str) -> None:
        """Send the catch-up first, then what came in while it was made, and from now on everything at once."""
        held, self.held = self.held or [], None
        for text in (first, *held):
            self.put(text)

    async def write(self) -> None:
        while True:
            await self.send(await self.waiting.get())

    def stop(self, code: int | None = None) -> None:
        """Send nothing more; with a code, close the socket too."""
        if self.is_stopped:
            return
        self.is_stopped = True
        self.writer.cancel()
        self.held = None
        if code is not None:
            self.closing = asyncio.ensure_future(self.close(code))
