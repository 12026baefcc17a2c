"""A socket that stops reading harms nobody: what waits for it is bounded, it is dropped, and it recovers."""

import asyncio
import base64
import os
import socket
import threading
import time

import pytest

from sessions.core.people.operations import change_party
from sessions.live import send_buffer
from sessions.live.hub import HUBS
from sessions.live.send_buffer import MOST_WAITING, TRY_AGAIN_LATER, SendBuffer
from tests.live.sockets import address, listen, said
from tests.loops import run


@pytest.fixture
def board(live_cast):
    live_cast.open_everything()
    for number in range(90):
        live_cast.bram.contributes(f"{number} " + "lang verhaal " * 300)
    return live_cast


def open_and_never_read(server, cast) -> socket.socket:
    """A laptop that hangs: its socket is open, and nothing is taken out of it."""
    hanging = socket.socket()
    hanging.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    hanging.connect(("127.0.0.1", server.port))
    cookie = "; ".join(f"{name}={value}" for name, value in cast.anna.cookie.items())
    cast.session.refresh_from_db()
    path = f"/live/{cast.session.code}/?as=participant&language=nl&since={cast.session.revision}"
    key = base64.b64encode(os.urandom(16)).decode()
    hanging.sendall(
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.url}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
        f"Cookie: {cookie}\r\n\r\n".encode()
    )
    return hanging


def listeners_of(participant):
    return [
        listener
        for hub in HUBS.by_loop.values()
        for room in hub.rooms.values()
        for listener in room.everyone()
        if listener.participant_id == participant.pk
    ]


def wait_until(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_laptop_that_hangs_is_dropped_and_the_others_notice_nothing(board, server, monkeypatch):
    monkeypatch.setattr(send_buffer, "MOST_WAITING", 5)
    hanging = open_and_never_read(server, board)
    wait_until(lambda: listeners_of(board.anna.participant))
    (stuck,) = listeners_of(board.anna.participant)

    def keep_talking():
        for number in range(300):
            change_party(party=board.bram.party, name=f"Bouwbedrijf {number}", sector="business")
            assert len(stuck.buffer.waiting) <= 5
            time.sleep(0.06)
            if stuck.buffer.is_stopped:
                break
        change_party(party=board.bram.party, name="Bouwbedrijf ten slotte", sector="business")

    heard, code = listen(address(server, board, "participant"), board.chris.cookie, keep_talking, seconds=3)

    assert code is None
    assert "Bouwbedrijf ten slotte" in said(heard)
    assert stuck.buffer.is_stopped
    assert not stuck.buffer.waiting
    hanging.close()
    board.bram.contributes("na de hapering")
    back, _code = listen(address(server, board, "participant"), board.anna.cookie, seconds=0.2)
    assert "na de hapering" in said(back)


def test_frames_wait_in_order_up_to_a_limit():
    sent, closed = [], []
    gate = asyncio.Event()

    async def send(message):
        if not gate.is_set():
            await gate.wait()
        sent.append(message["text"])

    async def close(code):
        closed.append(code)

    async def scenario():
        box = SendBuffer(send, close)
        box.put(2, "held and old")
        box.put(3, "held")
        box.release((3, "first"))
        box.put(2, "rendered before, and late")
        for number in range(10):
            box.put(4 + number, str(number))
        assert sent == []
        gate.set()
        await asyncio.sleep(0.05)
        box.put(20, "at once")
        assert sent == ["first", "held", *map(str, range(10)), "at once"]
        gate.clear()
        for number in range(MOST_WAITING + 2):
            box.put(30 + number, "too much")
        await asyncio.sleep(0.05)
        assert box.is_stopped
        assert not box.waiting

    run(scenario())
    assert closed == [TRY_AGAIN_LATER]
    assert threading.active_count() < 50
