"""Our application with one address more: what is posted to it goes to a room as a ready frame.

Measures the room, the outboxes and the consumer alone, without a transaction and without rendering.
"""

import json

from cocreatie.asgi import application as whole
from sessions.live.hub import HUBS
from sessions.live.shared_text import SharedText


async def application(scope, receive, send):
    if scope["type"] != "http" or not scope["path"].startswith("/bench/frame/"):
        return await whole(scope, receive, send)
    text = (await receive())["body"].decode()
    room = HUBS.here().rooms[int(scope["path"].split("/")[3])]
    frame = SharedText(json.dumps({"rev": room.revision, "parts": [], "text": text.ljust(560, ".")}))
    room.fan_out(room.revision, dict.fromkeys(list(room.listeners), frame))
    await send({"type": "http.response.start", "status": 204, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
