"""Serve the whole synchronous Django stack in one thread hop a request.

Django's own ASGI handler hops twice for every middleware (fifteen hops here) and runs each request in a
thread of its own, with a database connection of its own. Here a few long-lived threads each keep theirs.
"""

import asyncio
import io
import logging
from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.base import BaseHandler
from django.core.signals import request_started
from django.urls import set_script_prefix

THREADS = 4
# A password is made costly to guess, and so to check, and another server's login may be slow to answer: that waits in a
# line of its own, which the room never stands in.
LOGS_IN = ("/facilitator/", "/f/")
ANSWERS_FROM_ELSEWHERE = ("/callback/", "/finish/")
# Bytes that a request may hold: the largest board ticked as a whole, or a list of guests as a spreadsheet. The same
# stands in the two configurations of deploy/.
LARGEST_BODY = 2 * 1024 * 1024
# Seconds in which a body is in.
BODY_WITHIN = 30.0


class TooLarge(Exception):
    """More was sent than anybody can have meant."""


class OneHopHandler(ASGIHandler):
    def __init__(self):
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="http")
        self.gate = ThreadPoolExecutor(1, thread_name_prefix="gate")

    async def handle(self, scope, receive, send):
        body = io.BytesIO()
        try:
            body.write(await asyncio.wait_for(body_of(scope, receive), BODY_WITHIN))
            body.seek(0)
        except (
            RequestAborted,
            TimeoutError,
        ):  # the browser left before its request was whole, or never made it whole
            return await close(send)
        except TooLarge:
            scope = scope | {"cocreatie.too_large": True, "headers": without_body(scope["headers"])}
        loop = asyncio.get_running_loop()
        try:
            status, headers, content = await loop.run_in_executor(self.line_for(scope), self.answer, scope, body)
        finally:
            body.close()
        if "cocreatie.too_large" in scope:
            headers.append((b"Connection", b"close"))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    def line_for(self, scope: dict) -> ThreadPoolExecutor:
        path = scope["path"]
        is_costly = scope["method"] == "POST" or path.endswith(ANSWERS_FROM_ELSEWHERE)
        return self.gate if is_costly and path.startswith(LOGS_IN) else self.threads

    def answer(self, scope: dict, body) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        """One request from first middleware to last byte, all in the calling thread."""
        set_script_prefix(scope.get("root_path", ""))
        request_started.send(sender=self.__class__, scope=scope)
        request, refused = self.create_request(scope, body)
        response = self.get_response(request) if request is not None else refused
        assert response is not None  # one of the two is always there
        headers = [(name.encode("ascii"), value.encode("latin1")) for name, value in response.items()]
        headers += [
            (b"Set-Cookie", cookie.output(header="").strip().encode()) for cookie in response.cookies.values()
        ]
        try:
            content = b"".join(response)
        except Exception:
            logging.getLogger("cocreatie").exception("a response broke off while it was read")
            raise
        finally:
            response.close()
        return response.status_code, headers, content


async def body_of(scope: dict, receive) -> bytes:
    """What a request sends, in memory. Raises TooLarge before anything of it is read where that is said beforehand."""
    said = dict(scope["headers"]).get(b"content-length", b"0")
    if said.isdigit() and int(said) > LARGEST_BODY:
        raise TooLarge
    parts, size, is_whole = [], 0, False
    while not is_whole:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise RequestAborted
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > LARGEST_BODY:
            raise TooLarge
        is_whole = not message.get("more_body", False)
    return b"".join(parts)


def without_body(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in headers if name not in (b"content-length", b"transfer-encoding")]


async def close(send) -> None:
    headers = [(b"connection", b"close"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 408, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
