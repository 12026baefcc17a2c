"""One session in one process: all its sockets, one reader of its journal."""

import asyncio
import json
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from django.db import Error

from sessions.catalogue import FRAGMENTS
from sessions.core.fragment_cache import CACHE
from sessions.core.journal import Event
from sessions.core.models import CocreationSession
from sessions.core.stale import ALL, MOST_EVENTS, Stale, events_after, head_of, stale_after
from sessions.live import presence
from sessions.live.access import Visitor, ends_rights, may_have_lost_rights
from sessions.live.rendering import Renderer, Subscription, catch_up
from sessions.live.send_buffer import SendBuffer
from sessions.live.shared_text import SharedText
from sessions.live.threads import CATCH_UPS, CLERKS, DOORKEEPERS, RENDERERS, in_thread

# The first change goes out at once; what follows within this many seconds of it goes out together at its end.
COALESCE = 0.04
# This often a room looks at the journal unasked and says its head, so that a lost poke costs seconds, not words.
BEAT = 5.0
NOT_ALLOWED = 4403
TOO_MANY_WINDOWS = 4429


LOG = logging.getLogger("cocreatie")


class Listener:
    """A socket in a room: what it may see, where its frames go, and whether it still may."""

    def __init__(self, visitor: Visitor, buffer: SendBuffer, still_may: Callable[[], bool]):
        self.subscription = visitor.subscription
        self.rests_on = visitor.rests_on
        self.participant_id = visitor.participant_id
        self.who = visitor.who
        self.buffer = buffer
        self.still_may = still_may


# The revision to which a text brings a page, and that text.
Frame = tuple[int, str]


class Room:
    def __init__(self, session_id: int, revision: int):
        self.session_id = session_id
        self.revision = revision
        self.listeners: dict[Subscription, set[Listener]] = defaultdict(set)
        self.attendance = presence.Attendance()
        self.poked = asyncio.Event()
        self.presence_may_differ = False
        self.is_behind = False
        self.is_beat_due = False
        self.shown_presence: dict | None = None
        self.presence_number = 0
        self.catch_ups: dict[tuple, asyncio.Task] = {}
        self.tasks = [asyncio.ensure_future(each) for each in (self.read(), self.beat(), self.keep_presence())]

    @property
    def is_empty(self) -> bool:
        return not any(self.listeners.values()) and self.attendance.is_settled

    def poke(self) -> None:
        self.poked.set()

    async def read(self) -> None:
        """Follow the journal for as long as anybody listens. A busy room is at it a third of its time at most."""
        while True:
            await self.poked.wait()
            self.poked.clear()
            self.is_behind = False
            began = time.monotonic()
            try:
                await self.bring_up_to_date()
            except Error:
                LOG.exception("room %s: the database does not answer; it looks again", self.session_id)
            except Exception:
                LOG.exception("room %s could not be brought up to date; it moves on", self.session_id)
                await self.move_on()
            if self.is_behind:
                self.poked.set()
            took = time.monotonic() - began
            await asyncio.sleep(max(COALESCE - took, 2 * took))

    async def move_on(self) -> None:
        """Go past what could not be digested: every page is told to fetch itself anew."""
        try:
            self.revision = await in_thread(RENDERERS, head_of, self.session_id)
        except Error:
            return  # the next look finds the same, and tries again
        # What ended somebody's right may be among what was not digested.
        for listener in self.everyone():
            await self.recheck(listener)
        text = SharedText(json.dumps({"rev": self.revision, "parts": [], "anew": True}))
        self.fan_out(
            self.revision, {subscription: text for subscription, listeners in self.listeners.items() if listeners}
        )

    async def beat(self) -> None:
        """Also in a silent or a very busy room: look unasked, and say who is still here."""
        while True:
            await asyncio.sleep(BEAT)
            self.is_beat_due = self.presence_may_differ = True
            self.poke()
            await self.write_down(presence.keep, set(self.attendance.sockets))
            # A login also ends by itself, or elsewhere: on the server's shell, or after its term.
            for listener in [each for each in self.everyone() if each.who[0] == "user"]:
                await self.recheck(listener)

    async def keep_presence(self) -> None:
        """Write down who came and went, once a second at most, and then look whether the counts differ."""
        while True:
            await asyncio.sleep(presence.TICK)
            arrived, gone = self.attendance.take_due()
            if arrived:
                await self.write_down(presence.keep, arrived)
            if gone:
                await self.write_down(presence.depart, gone)
            if self.presence_may_differ:
                self.poke()

    async def write_down(self, function, people: set[int]) -> None:
        """Run a write about presence beside the pushes; one that fails is made good by the next beat."""
        if not people:
            return
        try:
            await in_thread(CLERKS, function, self.session_id, people)
        except Error:
            LOG.exception("presence could not be written down")
        self.presence_may_differ = True

    async def bring_up_to_date(self) -> None:
        is_beat, self.is_beat_due = self.is_beat_due, False
        presence_may_differ, self.presence_may_differ = self.presence_may_differ, False
        subscriptions = {subscription for subscription, listeners in self.listeners.items() if listeners}
        # Who joins from here on is not among them: they must ask anew, after this rendering.
        self.catch_ups = {}
        texts, events = await in_thread(RENDERERS, self.render, subscriptions, presence_may_differ, is_beat)
        for listener in self.everyone() if any(ends_rights(event) for event in events) else []:
            if may_have_lost_rights(listener.rests_on, events):
                await self.recheck(listener)
        self.fan_out(self.revision, texts)

    def everyone(self) -> list[Listener]:
        return [listener for listeners in self.listeners.values() for listener in listeners]

    def fan_out(self, revision: int, texts: Mapping[Subscription, str]) -> None:
        """Hand every socket the text of its subscription, which brings its page to this revision."""
        for subscription, text in texts.items():
            for listener in list(self.listeners[subscription]):
                listener.buffer.put(revision, text)

    def render(
        self, subscriptions: set[Subscription], presence_may_differ: bool, is_beat: bool
    ) -> tuple[Mapping[Subscription, str], list[Event]]:
        """In the rendering thread: the next frame's text by subscription (empty: nothing to say), and its events."""
        session = CocreationSession.objects.filter(pk=self.session_id).first()
        if session is None:
            return {}, []  # the session was erased; who listens will find the door closed
        events = events_after(session, self.revision)
        stale = stale_after(events, FRAGMENTS)
        if presence_may_differ:
            self.mark_presence(session, stale)
        if not (events or stale or is_beat):
            return {}, []
        revision = events[-1].revision if events else self.revision
        renderer = Renderer(session, stale, revision)
        texts = {
            subscription: SharedText(json.dumps(renderer.frame(subscription), ensure_ascii=False))
            for subscription in subscriptions
        }
        # Only what was rendered counts as told: when rendering fails, the next look begins at the same event.
        self.revision = revision
        self.is_behind = len(events) > MOST_EVENTS
        return texts, events

    def mark_presence(self, session: CocreationSession, stale: Stale) -> None:
        now = presence.counts(session)
        if now != self.shown_presence:
            self.shown_presence = now
            self.presence_number += 1
            CACHE.expire(session, "presence")
            stale.fragments.setdefault("presence", set()).add(ALL)

    async def recheck(self, listener: Listener) -> None:
        """End the listening of somebody who may no longer listen, before the next frame goes out."""
        try:
            may_stay = await in_thread(DOORKEEPERS, listener.still_may)
        except Exception:
            LOG.exception("a right could not be looked up")
            may_stay = False  # they come back and are asked again
        if not may_stay:
            self.listeners[listener.subscription].discard(listener)
            listener.buffer.stop(NOT_ALLOWED)

    def join(self, listener: Listener) -> None:
        self.listeners[listener.subscription].add(listener)
        if listener.participant_id:
            self.attendance.arrive(listener.participant_id)

    def leave(self, listener: Listener) -> None:
        """Forget a socket."""
        self.listeners[listener.subscription].discard(listener)
        if not self.listeners[listener.subscription]:
            del self.listeners[listener.subscription]
        listener.buffer.stop()
        if listener.participant_id:
            self.attendance.leave(listener.participant_id)

    async def catch_up(self, subscription: Subscription, since: int) -> list[Frame]:
        """The first frames of a socket that joined: what it missed, however much, which no push waits for; and then, in
        the line of the pushes, what a rendering held that began before it was here."""
        presence_number = self.presence_number
        missed = await self.once(CATCH_UPS, catch_up, self.session_id, subscription, since)
        return [missed, *await self.once(RENDERERS, self.top_up, subscription, missed[0], presence_number)]

    async def once(self, threads: ThreadPoolExecutor, function, *of: int | Subscription):
        """A room that comes back together is rendered for once."""
        missed = (function.__name__, *of, self.revision, self.presence_number)
        if missed not in self.catch_ups:
            # What was made for an older state of the room is of no use any more.
            self.catch_ups = {known: task for known, task in self.catch_ups.items() if known[-2:] == missed[-2:]}
            self.catch_ups[missed] = asyncio.ensure_future(in_thread(threads, function, *of))
        try:
            return await asyncio.shield(self.catch_ups[missed])
        except Exception:
            self.catch_ups.pop(missed, None)
            raise

    def top_up(self, subscription: Subscription, since: int, presence_number: int) -> list[Frame]:
        """In the rendering thread, so after whatever was being rendered: what came after a catch-up was made."""
        is_there_more = self.presence_number != presence_number or head_of(self.session_id) > since
        return [catch_up(self.session_id, subscription, since)] if is_there_more else []

    def close(self) -> None:
        """Stop following the journal; the next visitor opens a new room."""
        for task in self.tasks:
            task.cancel()
