"""From which pages a socket may be opened: only from our own, by their whole origin (RFC 6454: scheme, host and port).

Another site in somebody's browser could otherwise listen along with their cookies.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host


class OwnPagesOnly:
    """ASGI application in front of another: sockets that others open are refused (HTTP 403)."""

    def __init__(self, application):
        self.application = application

    async def __call__(self, scope, receive, send):
        if is_ours(dict(scope["headers"])):
            return await self.application(scope, receive, send)
        await receive()
        await send({"type": "websocket.close", "code": 4403})


def is_ours(headers: dict[bytes, bytes]) -> bool:
    origin, host = (headers.get(name, b"").decode("latin1") for name in (b"origin", b"host"))
    try:
        asked = urlsplit(origin)
    except ValueError:
        return False
    if origin == settings.PUBLIC_URL:
        return True
    # A proxy in front speaks https for us; who serves over https has no pages over http.
    schemes = {"https"} if settings.HTTPS else {"http", "https"}
    return asked.scheme in schemes and asked.netloc == host and is_allowed(host)


def is_allowed(host: str) -> bool:
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)
