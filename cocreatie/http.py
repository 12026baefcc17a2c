"""uvicorn's HTTP protocol, except that it waits for nobody for ever: `uvicorn --http cocreatie.http:Bounded`.

Whoever opens a connection and says nothing, or a letter a minute, holds it open in a server that waits. A proxy in
front has terms of its own (deploy/); this is for a laptop in a venue that has none.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# Seconds in which a request says what it wants: its first line and its headers.
HEADERS_WITHIN = 15.0


class Bounded(HttpToolsProtocol):
    waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.wait()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self.waiting is None:  # the next request on the same connection
            self.wait()

    def on_headers_complete(self) -> None:
        self.stop_waiting()
        super().on_headers_complete()

    def handle_websocket_upgrade(self) -> None:
        self.stop_waiting()
        super().handle_websocket_upgrade()

    def connection_lost(self, exc: Exception | None) -> None:
        self.stop_waiting()
        super().connection_lost(exc)

    def wait(self) -> None:
        self.waiting = self.loop.call_later(HEADERS_WITHIN, self.transport.close)

    def stop_waiting(self) -> None:
        if self.waiting is not None:
            self.waiting.cancel()
            self.waiting = None
