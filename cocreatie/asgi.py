import asyncio
import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocreatie.settings")
django.setup()

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402

from cocreatie.closing import close_everywhere  # noqa: E402
from cocreatie.one_hop import OneHopHandler  # noqa: E402
from cocreatie.static_files import StaticFiles  # noqa: E402
from cocreatie.warming import warm_up  # noqa: E402
from sessions.live.hub import HUBS  # noqa: E402
from sessions.live.origin import OwnPagesOnly  # noqa: E402
from sessions.live.threads import POOLS  # noqa: E402
from sessions.live.urls import websocket_urlpatterns  # noqa: E402

HTTP = OneHopHandler()
router = ProtocolTypeRouter(
    {
        "http": StaticFiles(HTTP),
        "websocket": OwnPagesOnly(URLRouter(websocket_urlpatterns)),
    }
)


async def application(scope, receive, send):
    """Every process has a hub from its first request on, so that what is written here is told to the others."""
    if scope["type"] == "lifespan":
        return await live_and_leave(receive, send)
    HUBS.here()
    await router(scope, receive, send)


async def live_and_leave(receive, send):
    """Be warm before the first visitor, and at the end leave the database behind whole (ASGI, lifespan protocol)."""
    await receive()
    await asyncio.to_thread(warm_up, HTTP, *POOLS)
    keep_for_ever()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await asyncio.to_thread(close_everywhere, HTTP.threads, HTTP.gate, *POOLS)
    await send({"type": "lifespan.shutdown.complete"})


def keep_for_ever() -> None:
    """What is here now stays: the collector need not walk through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


keep_for_ever()
