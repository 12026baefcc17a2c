"""Serve the whole synchronous Django stack in one thread hop a request.

Django's own ASGI handler hops twice for every middleware (fifteen hops here) and runs each request in a
thread of its own, with a database connection of its own. Here a few long-lived threads each keep theirs.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.base import BaseHandler
from django.core.signals import request_started
from django.urls import set_script_prefix

THREADS = 4


class OneHopHandler(ASGIHandler):
    def __init__(self):
        BaseHandler.__init__(self)
        self.load_middleware(is_async=False)
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="http")

    async def handle(self, scope, receive, send):
        try:
            body = await self.read_body(receive)
        except RequestAborted:  # the browser left before its request was whole
            return
        loop = asyncio.get_running_loop()
        try:
            status, headers, content = await loop.run_in_executor(self.threads, self.answer, scope, body)
        finally:
            body.close()
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content})

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
