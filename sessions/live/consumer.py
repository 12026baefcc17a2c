"""The socket: it is let in, catches up, and then only listens."""

import logging

from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import Error

from sessions.live.access import visitor_from
from sessions.live.hub import HUBS
from sessions.live.room import NOT_ALLOWED, TOO_MANY_WINDOWS, Listener
from sessions.live.send_buffer import TRY_AGAIN_LATER, SendBuffer
from sessions.live.threads import DOORKEEPERS, in_thread


class LiveConsumer(AsyncWebsocketConsumer):
    # No channel per socket: one subscription per process serves them all (see hub.py).
    channel_layer_alias = "none"
    listener = None

    async def connect(self):
        if HUBS.here().is_full:
            return await self.turn_away(TRY_AGAIN_LATER)
        try:
            visitor = await in_thread(DOORKEEPERS, visitor_from, self.scope)
        except Error:
            # The browser comes back by itself; meanwhile a line in the log is enough.
            logging.getLogger("cocreatie").error("a socket came while the database did not answer")
            return await self.turn_away(TRY_AGAIN_LATER)
        if visitor is None:
            return await self.turn_away(NOT_ALLOWED)
        if HUBS.here().has_enough(visitor.who):
            return await self.turn_away(TOO_MANY_WINDOWS)
        await self.accept()
        self.visitor = visitor
        buffer = SendBuffer(self.base_send, self.close)
        self.listener = Listener(visitor, buffer, self.still_may)
        # Join first and hold, then ask what was missed: nothing can fall in between.
        try:
            room = HUBS.here().join(visitor.session, self.listener)
            missed = await room.catch_up(visitor.subscription, visitor.since)
        except Error:
            return await self.close(TRY_AGAIN_LATER)
        except Exception:
            # Channels says no goodbye to a socket that failed while it opened.
            HUBS.here().leave(visitor.session, self.listener)
            raise
        buffer.release(*missed)

    async def turn_away(self, code: int) -> None:
        """A browser hears why only on a socket that was accepted."""
        await self.accept()
        await self.close(code)

    def still_may(self) -> bool:
        now = visitor_from(self.scope)
        return now is not None and now.subscription == self.visitor.subscription

    async def disconnect(self, code):
        if self.listener is not None:
            HUBS.here().leave(self.visitor.session, self.listener)
