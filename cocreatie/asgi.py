import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocreatie.settings")
django.setup()

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402

from cocreatie.one_hop import OneHopHandler  # noqa: E402
from cocreatie.static_files import StaticFiles  # noqa: E402
from sessions.live.hub import HUBS  # noqa: E402
from sessions.live.urls import websocket_urlpatterns  # noqa: E402

HTTP = OneHopHandler()
router = ProtocolTypeRouter(
    {
        "http": StaticFiles(HTTP),
        "websocket": AllowedHostsOriginValidator(URLRouter(websocket_urlpatterns)),
    }
)


async def application(scope, receive, send):
    """Every process has a hub from its first request on, so that what is written here is told to the others."""
    HUBS.here()
    await router(scope, receive, send)


# What is here now stays for ever: the collector need not walk through it again and again.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
