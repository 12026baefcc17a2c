"""uvicorn's WebSocket protocol, except that what is shared by many sockets is encoded and framed once.

Use it as `uvicorn --ws cocreatie.websockets:SharedFrames`. Everything else is uvicorn's own.
"""

from typing import Any

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.protocol import State

from sessions.live.shared_text import SharedText


class SharedFrames(WebSocketsSansIOProtocol):
    async def send(self, message: Any) -> None:
        text = message.get("text")
        if not isinstance(text, SharedText) or self.conn.extensions:
            return await super().send(message)
        await self.writable.wait()
        if self.disconnected or self.close_sent or self.conn.state is not State.OPEN:
            raise ClientDisconnected
        self.transport.write(text.framed)
