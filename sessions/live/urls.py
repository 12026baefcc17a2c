from django.urls import path

from sessions.live.consumer import LiveConsumer

websocket_urlpatterns = [path("live/<slug:code>/", LiveConsumer.as_asgi())]
