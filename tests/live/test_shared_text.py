"""Text that many sockets share is framed once, exactly as each of them would have been sent it."""

import asyncio

import pytest
import uvicorn
import websockets

from cocreatie.websockets import SharedFrames
from sessions.live.shared_text import SharedText
from tests.live.sockets import address, listen, said
from tests.loops import run


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("kort", b"\x81\x04"),
        ("é" * 100, b"\x81\x7e\x00\xc8"),
        ("x" * 70_000, b"\x81\x7f\x00\x00\x00\x00\x00\x01\x11\x70"),
    ],
)
def test_a_text_is_framed_as_the_standard_says(text, header):
    shared = SharedText(text)

    assert shared.framed == header + text.encode()
    assert shared.framed is shared.framed


def test_sockets_get_the_shared_frame_itself(live_cast, server, monkeypatch):
    live_cast.open_everything()
    framed = []
    monkeypatch.setattr(SharedText, "framed", property(lambda text: framed.append(text) or frame_of(text)))

    heard, code = listen(
        address(server, live_cast, "participant"),
        live_cast.anna.cookie,
        lambda: live_cast.bram.contributes("wat iedereen ziet"),
    )

    assert code is None
    assert "wat iedereen ziet" in said(heard)
    assert any("wat iedereen ziet" in text for text in framed)


def frame_of(text: str) -> bytes:
    return b"\x81\x7f" + len(text.encode()).to_bytes(8, "big") + text.encode()


def test_a_socket_that_agreed_on_compression_gets_its_own_frames():
    async def application(scope, receive, send):
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": SharedText("gedeeld " * 100)})
        await receive()

    async def hear(port):
        async with websockets.connect(f"ws://127.0.0.1:{port}/") as socket:
            return socket.protocol.extensions, await socket.recv()

    async def scenario():
        serving, port = await serve(application)
        extensions, text = await hear(port)
        serving.should_exit = True
        return extensions, text

    extensions, text = run(scenario())
    assert extensions
    assert text == "gedeeld " * 100


async def serve(application):
    """A server with compression on, in this event loop; returns it and its port."""
    config = uvicorn.Config(
        application, port=0, ws=SharedFrames, ws_per_message_deflate=True, lifespan="off", log_level="warning"
    )
    serving = uvicorn.Server(config)
    serving.install_signal_handlers = lambda: None
    serving.task = asyncio.ensure_future(serving._serve())
    while not serving.started:
        await asyncio.sleep(0.01)
    return serving, serving.servers[0].sockets[0].getsockname()[1]
