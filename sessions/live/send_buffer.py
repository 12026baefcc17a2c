"""What waits to be sent to one socket: a bounded buffer (backpressure), so that a slow reader harms nobody."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from types import coroutine

MOST_WAITING = 200
TRY_AGAIN_LATER = 1013


class SendBuffer:
    """Frames for one socket, in order. Held while the socket catches up; dropped when it does not read.

    send: ASGI's own coroutine function; close: coroutine function that closes with a code.
    """

    def __init__(self, send: Callable[[dict], Coroutine], close: Callable[[int], Awaitable]):
        self.send, self.close = send, close
        self.waiting: deque[tuple[int, str]] = deque()
        self.is_held = True
        # What a page was brought to when it caught up: a rendering from before may still be on its way.
        self.reached = 0
        self.is_stopped = False
        self.writer: asyncio.Task | None = None

    def put(self, revision: int, text: str) -> None:
        """Send a frame at once where the socket takes it, else have it wait its turn."""
        if self.is_stopped or revision < self.reached:
            return
        if len(self.waiting) >= MOST_WAITING:
            self.stop(TRY_AGAIN_LATER)
        elif self.is_held or self.writer is not None:
            self.waiting.append((revision, text))
        else:
            self.write(text)

    def release(self, *missed: tuple[int, str]) -> None:
        """Send the catch-up first, then what came in meanwhile and is newer, and from now on all at once. missed: its
        frames in order, each with the revision that it brings a page to."""
        held, self.waiting, self.is_held = self.waiting, deque(), False
        for revision, text in missed:
            self.put(revision, text)
        self.reached = missed[-1][0]
        for revision, text in held:
            self.put(revision, text)

    def write(self, text: str) -> None:
        """Start sending here and now: most sockets take a frame without waiting, and then need no task."""
        sending = self.send({"type": "websocket.send", "text": text})
        try:
            first_wait = sending.send(None)
        except StopIteration:
            return
        except Exception:
            return self.stop()  # the socket is gone; its goodbye is on its way
        self.writer = asyncio.ensure_future(self.write_on(resumed(sending, first_wait)))

    async def write_on(self, sending: Awaitable) -> None:
        """For a socket that is slow: finish this frame, then send what waits."""
        try:
            await sending
            while self.waiting:
                await self.send({"type": "websocket.send", "text": self.waiting.popleft()[1]})
        except Exception:
            self.stop()
        finally:
            self.writer = None

    def stop(self, code: int | None = None) -> None:
        """Send nothing more; with a code, close the socket too."""
        if self.is_stopped:
            return
        self.is_stopped = True
        self.waiting.clear()
        if self.writer is not None:
            self.writer.cancel()
        if code is not None:
            self.closing = asyncio.ensure_future(self.close(code))


@coroutine
def resumed(started: Coroutine, first_wait):
    """Await the rest of a coroutine that already ran up to its first wait. Python 3.12 has eager tasks for this."""
    yield first_wait
    return (yield from started)
