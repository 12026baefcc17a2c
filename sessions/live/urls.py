from django.urls import path

from sessions.core import converters  # noqa: F401 (addresses name a code)
from sessions.live.consumer import LiveConsumer

websocket_urlpatterns = [path("live/<code:code>/", LiveConsumer.as_asgi())]
