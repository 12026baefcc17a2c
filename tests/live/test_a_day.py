"""Noon to noon: laptops sleep, facilitators hand over, and after 24 hours everything still fits."""

import asyncio
from collections import Counter
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from sessions.core.fragment_cache import CACHE
from sessions.core.links import token_of
from sessions.core.models import AccessLink
from sessions.facilitation.steering.operations import move_to, tell_everyone
from sessions.live import presence, room
from sessions.live.hub import HUBS
from sessions.phases.registry import SLUGS
from tests.live.sockets import address, listen, said
from tests.live.test_slow_reader import wait_until

NOON = datetime(2026, 3, 28, 11, 0, tzinfo=UTC)  # the night in between, the clocks go forward
HOURS = 24
ASLEEP = range(11, 20)


@pytest.fixture
def quick(monkeypatch):
    """What happens every few seconds happens often, so that it happens in each of the day's hours."""
    monkeypatch.setattr(room, "BEAT", 0.1)
    monkeypatch.setattr(presence, "TICK", 0.05)
    monkeypatch.setattr(presence, "GRACE", 0.1)


def size(session) -> Counter:
    """Everything that could grow: rooms, sockets, what waits, tasks, kept renderings."""
    rooms = [each for hub in HUBS.by_loop.values() for each in hub.rooms.values()]
    return Counter(
        rooms=len(rooms),
        listeners=sum(len(each.everyone()) for each in rooms),
        waiting=sum(len(listener.buffer.waiting) for each in rooms for listener in each.everyone()),
        catch_ups=sum(len(each.catch_ups) > 3 for each in rooms),
        people=sum(len(each.attendance.sockets) + len(each.attendance.left) for each in rooms),
        tasks=sum(len(asyncio.all_tasks(loop)) for loop in HUBS.by_loop if loop.is_running()),
        kept=sum(key[0] == session.creation_key for key in CACHE.known),
    )


def test_a_day_from_noon_to_noon(live_cast, server, quick):
    cast = live_cast
    with time_machine.travel(NOON, tick=True) as clock:
        cast.open_everything()
        alice, anna, screen = cast.alice_client(), cast.anna.client(), Client()
        sizes, slept_at = {}, 0

        for hour in range(HOURS):
            clock.shift(3600)
            move_to(session=cast.session, phase=SLUGS[hour * len(SLUGS) // HOURS])
            if hour not in ASLEEP:
                frames, code = listen(
                    address(server, cast, "participant", since=slept_at),
                    cast.anna.cookie,
                    lambda hour=hour: tell_everyone(session=cast.session, message=f"uur {hour}"),
                    seconds=0.6,
                )
                assert code is None
                assert f"uur {hour}" in said(frames)
                slept_at = frames[-1]["rev"]
                assert [frame["rev"] for frame in frames] == sorted(frame["rev"] for frame in frames)
            if hour == 9:
                hand_over(cast)
            for client, path in ((alice, "facilitate/"), (anna, "inventory/")):
                assert client.get(cast.path(path)).status_code == 200
            assert screen.get(cast.screen_path).status_code == 200
            sizes[hour] = size(cast.session)

        assert cast.anna.client().get(cast.path("inventory/")).status_code == 200
        move_to(session=cast.session, phase="inventory")
        posted = {"kind": "idea", "text": "de volgende ochtend"}
        assert anna.post(cast.path("inventory/contributions/"), posted).status_code == 302

    wait_until(lambda: size(cast.session)["listeners"] == 0)
    assert sizes[23]["tasks"] <= sizes[2]["tasks"] + 3
    for name in ("rooms", "listeners", "waiting", "catch_ups", "people"):
        assert sizes[23][name] <= sizes[2][name] + 1, name
    # Each phase that somebody looked at keeps its fragments once for each audience; no more with every hour.
    assert sizes[23]["kept"] < 100


def hand_over(cast):
    """In the evening the next facilitator takes over, with a one-time link."""
    link = AccessLink.objects.create(session=cast.session, role=AccessLink.Role.FACILITATOR)
    nora = Client()
    assert nora.post(f"/f/{token_of(link)}/").status_code == 302
    assert nora.get(cast.path("facilitate/")).status_code == 200
