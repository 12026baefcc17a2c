"""The hub, which broadcasts: in each process one room per session that somebody here listens to.

Between processes a poke travels through the channel layer; it says only "look at the journal", so a lost or
doubled one does no harm.
"""

import asyncio
import logging
from collections import Counter

from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.conf import settings

from sessions.core.models import CocreationSession
from sessions.live import presence
from sessions.live.room import Listener, Room

GROUP = "cocreatie.pokes"
RETRY = 1.0


class Hub:
    """The rooms of one event loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop):
        self.loop = loop
        self.rooms: dict[int, Room] = {}
        # Open sockets, by whose they are.
        self.sockets: Counter[tuple[str, int]] = Counter()
        self.layer = get_channel_layer()
        self.is_alone = self.layer is None or isinstance(self.layer, InMemoryChannelLayer)
        self.tasks: set[asyncio.Task] = set()
        if not self.is_alone:
            self.start(self.receive())

    def start(self, coroutine) -> None:
        task = self.loop.create_task(coroutine)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def poke(self, session_id: int) -> None:
        """Something changed in this process: look here at once, and have the others look."""
        self.poke_here(session_id)
        if not self.is_alone:
            self.start(self.tell_others(session_id))

    def poke_here(self, session_id: int) -> None:
        if room := self.rooms.get(session_id):
            room.poke()

    async def tell_others(self, session_id: int) -> None:
        try:
            await self.layer.group_send(GROUP, {"type": "poke", "session_id": session_id})
        except Exception:
            # The others find it with their next beat; the write itself is safe in the journal.
            logging.getLogger("cocreatie").exception("the other processes could not be told")

    async def receive(self) -> None:
        """Hear the pokes of the other processes."""
        while True:
            try:
                channel = await self.layer.new_channel("hub")
                await self.layer.group_add(GROUP, channel)
                while True:
                    message = await self.layer.receive(channel)
                    self.poke_here(message["session_id"])
            except Exception:
                # Meanwhile each room finds by its own beat what the others wrote.
                logging.getLogger("cocreatie").exception("no word from the other processes; trying again")
                await asyncio.sleep(RETRY)

    @property
    def is_full(self) -> bool:
        return self.sockets.total() >= settings.SOCKETS_IN_ALL

    def has_enough(self, who: tuple[str, int]) -> bool:
        """Has this one as many windows open here as anybody can look at?"""
        return self.sockets[who] >= settings.SOCKETS_EACH

    def join(self, session: CocreationSession, listener: Listener) -> Room:
        self.sockets[listener.who] += 1
        room = self.rooms.get(session.pk)
        if room is None:
            room = self.rooms[session.pk] = Room(session.pk, session.revision)
        room.join(listener)
        return room

    def leave(self, session: CocreationSession, listener: Listener) -> None:
        """A socket closed. Its room closes once nobody has come back to it for a while."""
        self.sockets[listener.who] -= 1
        self.sockets += Counter()  # forget who has none
        if room := self.rooms.get(session.pk):
            room.leave(listener)
            self.loop.call_later(presence.GRACE + 2 * presence.TICK, self.close_if_empty, session.pk)

    def close_if_empty(self, session_id: int) -> None:
        room = self.rooms.get(session_id)
        if room is not None and room.is_empty:
            room.close()
            del self.rooms[session_id]


class Hubs:
    """The hub of each event loop in this process; one in a server, more in tests."""

    def __init__(self):
        self.by_loop: dict[asyncio.AbstractEventLoop, Hub] = {}

    def here(self) -> Hub:
        loop = asyncio.get_running_loop()
        if loop not in self.by_loop:
            self.by_loop = {known: hub for known, hub in self.by_loop.items() if not known.is_closed()}
            self.by_loop[loop] = Hub(loop)
        return self.by_loop[loop]

    def poke(self, session_id: int) -> None:
        """From any thread: this session's journal has grown."""
        for loop, hub in list(self.by_loop.items()):
            if loop.is_running():
                loop.call_soon_threadsafe(hub.poke, session_id)


HUBS = Hubs()
