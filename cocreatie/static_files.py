"""Static files, answered in the event loop from memory: a laptop asks for forty of them when it comes in.

WhiteNoise decides what is served and with which headers; only its thread hop and its file reads are spared.
"""

import gzip
import mimetypes

from django.conf import settings
from whitenoise.middleware import WhiteNoiseMiddleware

WORTH_COMPRESSING = ("text/", "application/javascript", "application/json", "image/svg+xml")


class StaticFiles:
    """ASGI application in front of another, which gets every request that is not for a static file."""

    def __init__(self, application):
        self.application = application
        # While debugging, files change: then the middleware looks on disk every time.
        self.known = {} if settings.DEBUG else WhiteNoiseMiddleware(lambda request: None).files
        self.bodies = {url: body_of(url, file) for url, file in self.known.items()}

    async def __call__(self, scope, receive, send):
        url = scope.get("path")
        if scope["type"] != "http" or scope["method"] != "GET" or url not in self.bodies:
            return await self.application(scope, receive, send)
        status, headers, body = self.answer(url, dict(scope["headers"]))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def answer(self, url: str, asked: dict[bytes, bytes]) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
        """Status, headers and body for a request with these headers."""
        not_modified = {"HTTP_IF_NONE_MATCH": asked.get(b"if-none-match", b"").decode("latin1")}
        response = self.known[url].get_response("HEAD", not_modified)
        headers = [
            (name.lower().encode(), value.encode())
            for name, value in response.headers
            if name.lower() != "content-length"
        ]
        plain, compressed = self.bodies[url]
        body = plain if response.status == 200 else b""
        if body and compressed and b"gzip" in asked.get(b"accept-encoding", b""):
            body = compressed
            headers.append((b"content-encoding", b"gzip"))
        headers += [
            (b"content-length", str(len(body)).encode()),
            (b"vary", b"accept-encoding"),
            (b"x-content-type-options", b"nosniff"),
        ]
        return int(response.status), headers, body


def body_of(url: str, file) -> tuple[bytes, bytes | None]:
    """A file's bytes, and compressed ones where that is worth it."""
    with file.get_response("GET", {}).file as opened:
        plain = opened.read()
    kind = mimetypes.guess_type(url)[0] or ""
    if not kind.startswith(WORTH_COMPRESSING):
        return plain, None
    return plain, gzip.compress(plain, 9, mtime=0)
