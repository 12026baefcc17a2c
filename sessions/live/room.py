"""One session in one process: all its sockets, one reader of its journal."""

import asyncio
import json
import logging
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from django.db import DatabaseError, close_old_connections

from sessions.core.journal import Event
from sessions.core.models import CocreationSession
from sessions.live import presence
from sessions.live.access import may_have_lost_rights
from sessions.live.outbox import Outbox
from sessions.live.rendering import MOST_EVENTS, Renderer, Seat, Stale, events_after, stale_after

# The first change goes out at once; what follows within this many seconds goes out together at its end.
COALESCE = 0.04
# This often a room looks at the journal unasked and says its head, so that a lost poke costs seconds, not words.
BEAT = 10.0
NOT_ALLOWED = 4403

RENDERERS = ThreadPoolExecutor(1, thread_name_prefix="live")
# Who is here is written down in a thread of its own: a write may wait for a lock, a push may not.
CLERKS = ThreadPoolExecutor(1, thread_name_prefix="presence")


async def in_thread(function, *args, threads: ThreadPoolExecutor = RENDERERS):
    """Run database and template work in the one thread that renders, with its one connection."""

    def run():
        close_old_connections()
        return function(*args)

    return await asyncio.get_running_loop().run_in_executor(threads, run)


async def write_down(function, *args) -> None:
    """Run a write about presence beside the pushes; one that fails is tried again with the next beat."""
    try:
        await in_thread(function, *args, threads=CLERKS)
    except DatabaseError:
        logging.getLogger("cocreatie").exception("presence could not be written down")


class Listener:
    """A socket in a room: what it may see, where its frames go, and whether it still may."""

    def __init__(self, seat: Seat, outbox: Outbox, still_may, participant_id: int | None):
        self.seat = seat
        self.outbox = outbox
        self.still_may = still_may
        self.participant_id = participant_id


class Room:
    def __init__(self, session_id: int, revision: int):
        self.session_id = session_id
        self.revision = revision
        self.listeners: set[Listener] = set()
        self.present: Counter[int] = Counter()
        self.poked = asyncio.Event()
        self.presence_changed = False
        self.is_behind = False
        self.is_beat_due = False
        self.shown_presence: dict | None = None
        self.tasks = [asyncio.ensure_future(self.read()), asyncio.ensure_future(self.beat())]

    def poke(self, presence_changed: bool = False) -> None:
        self.presence_changed |= presence_changed
        self.poked.set()

    async def read(self) -> None:
        """Follow the journal for as long as anybody listens."""
        while True:
            await self.poked.wait()
            self.poked.clear()
            self.is_behind = False
            try:
                await self.bring_up_to_date()
            except Exception:
                logging.getLogger("cocreatie").exception("room %s could not be brought up to date", self.session_id)
            if self.is_behind:
                self.poked.set()
            await asyncio.sleep(COALESCE)

    async def beat(self) -> None:
        """Also in a silent or a very busy room: look unasked, and say who is still here."""
        while True:
            await asyncio.sleep(BEAT)
            self.is_beat_due = True
            self.poke(presence_changed=True)
            await write_down(presence.keep, self.session_id, set(self.present))

    async def bring_up_to_date(self) -> None:
        is_beat, self.is_beat_due = self.is_beat_due, False
        presence_changed, self.presence_changed = self.presence_changed, False
        seats = {listener.seat for listener in self.listeners}
        texts, events = await in_thread(self.render, seats, presence_changed, is_beat)
        for listener in [each for each in self.listeners if may_have_lost_rights(each, events)]:
            await self.recheck(listener)
        for listener in list(self.listeners):
            if text := texts.get(listener.seat):
                listener.outbox.put(text)

    def render(
        self, seats: set[Seat], presence_changed: bool, is_beat: bool
    ) -> tuple[dict[Seat, str], list[Event]]:
        """In the rendering thread: the next frame's text by seat (empty: nothing to say), and its events."""
        session = CocreationSession.objects.get(pk=self.session_id)
        events = events_after(self.session_id, self.revision)
        stale = stale_after(events)
        if presence_changed:
            self.mark_presence(session, stale)
        if not (events or stale.fragments or is_beat):
            return {}, []
        revision = events[-1].revision if events else self.revision
        renderer = Renderer(session, stale, revision)
        texts = {seat: json.dumps(renderer.frame(seat), ensure_ascii=False) for seat in seats}
        # Only what was rendered counts as told: when rendering fails, the next look begins at the same event.
        self.revision = revision
        self.is_behind = len(events) > MOST_EVENTS
        return texts, events

    def mark_presence(self, session: CocreationSession, stale: Stale) -> None:
        now = presence.counts(session)
        if now != self.shown_presence:
            self.shown_presence = now
            stale.fragments.setdefault("presence", set()).add("")

    async def recheck(self, listener: Listener) -> None:
        """End the listening of somebody who may no longer listen, before the next frame goes out."""
        try:
            may_stay = await in_thread(listener.still_may)
        except DatabaseError:
            may_stay = False  # they come back and are asked again
        if not may_stay:
            self.listeners.discard(listener)
            listener.outbox.stop(NOT_ALLOWED)

    async def join(self, listener: Listener) -> None:
        self.listeners.add(listener)
        if listener.participant_id:
            self.present[listener.participant_id] += 1
            if self.present[listener.participant_id] == 1:
                await write_down(presence.arrive, listener.participant_id)
                self.poke(presence_changed=True)

    def leave(self, listener: Listener) -> None:
        """Forget a socket. The last one of a person takes them out of those who are here."""
        self.listeners.discard(listener)
        listener.outbox.stop()
        if person := listener.participant_id:
            self.present[person] -= 1
            if self.present[person] <= 0:
                del self.present[person]

    def close(self) -> None:
        """Stop following the journal; the next visitor opens a new room."""
        for task in self.tasks:
            task.cancel()
