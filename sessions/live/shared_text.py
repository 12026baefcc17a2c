"""One text for many sockets: framed once, and then the same bytes for each of them."""

from functools import cached_property

from websockets.frames import Frame, Opcode


class SharedText(str):
    """What a frame says. A server may send the very same bytes to every browser: only clients mask theirs."""

    @cached_property
    def framed(self) -> bytes:
        """As a WebSocket text frame of a server, without extensions (RFC 6455, section 5.2)."""
        return Frame(Opcode.TEXT, self.encode()).serialize(mask=False, extensions=[])
