"""One socket of a room, and what was heard on it."""

import asyncio
import json
import time

import websockets
from django.db import connections

from tests.cast import Cast
from tests.loops import run


def listen(
    url: str, cookies: dict[str, str], act=lambda: None, seconds: float = 2.0
) -> tuple[list[dict], int | None]:
    """Open a socket, act once it caught up, and hear what comes. Returns (frames, close code if it closed)."""
    frames: list[dict] = []

    async def hear():
        header = "; ".join(f"{name}={value}" for name, value in cookies.items())
        headers = {"Cookie": header} if header else {}
        origin = f"http://{url.split('/')[2]}"
        async with websockets.connect(url, origin=origin, additional_headers=headers) as socket:
            try:
                frames.append(json.loads(await asyncio.wait_for(socket.recv(), 5)))
                await asyncio.get_running_loop().run_in_executor(None, and_close, act)
                deadline = time.monotonic() + seconds
                while (left := deadline - time.monotonic()) > 0:
                    frames.append(json.loads(await asyncio.wait_for(socket.recv(), left)))
            except TimeoutError:
                return None
            except websockets.ConnectionClosed as closed:
                return closed.rcvd.code

    return frames, run(hear())


def and_close(act) -> None:
    """Act in a thread of its own, and leave no connection behind in it."""
    act()
    connections.close_all()


def address(server, cast: Cast, role: str, **more) -> str:
    asked = {"as": role, "language": "nl", "since": 0} | more
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{server.url.replace('http', 'ws')}/live/{cast.session.code}/?{query}"


def said(frames: list[dict]) -> str:
    return json.dumps(frames, ensure_ascii=False)
