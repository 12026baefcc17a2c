"""A server is killed, Redis goes away, PostgreSQL restarts: every acknowledged word is there, once."""

import json
import time
import urllib.request

import pytest

from bench.theatre import Postgres, Theatre, redis

pytestmark = pytest.mark.faults

# Enough to be in the middle of it.
MANY = 100


def assert_nothing_lost(verdict: dict) -> None:
    assert verdict["ok"], json.dumps(verdict)
    assert verdict["acknowledged"] > MANY


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_killed_in_the_middle_of_fifty_writers(database, rehearse):
    place = Postgres() if database == "postgres" else Sqlite()
    with place, Theatre(place.url) as theatre, theatre.server() as server:
        room = rehearse(theatre, [server.port])
        time.sleep(11)
        server.kill()
        time.sleep(1)
        server.start()
        verdict = room.verdict()

    assert_nothing_lost(verdict)
    assert verdict["counts"]["sent again"] > 0


def test_postgres_restarts_under_the_room(rehearse):
    with Postgres() as postgres, Theatre(postgres.url) as theatre, theatre.server() as server:
        stage = theatre.stage(people=1)
        room = rehearse(theatre, [server.port], seconds=30)
        time.sleep(12)
        postgres.stop()
        status, words = visit(server.port, stage)
        time.sleep(3)
        postgres.start()
        verdict = room.verdict()
        back, _words = visit(server.port, stage)

    assert (status, back) == (503, 200)
    assert "Even geduld" in words
    assert_nothing_lost(verdict)
    assert verdict["counts"]["sent again"] > 0


def test_redis_goes_away_between_two_processes_and_comes_back(rehearse):
    with (
        Postgres() as postgres,
        redis() as broker,
        Theatre(postgres.url, broker.port) as theatre,
        theatre.server() as here,
        theatre.server() as there,
    ):
        stage = theatre.stage(people=1)
        room = rehearse(theatre, [here.port, there.port], seconds=30)
        time.sleep(9)
        broker.stop()
        statuses = [visit(port, stage)[0] for port in (here.port, there.port)]
        time.sleep(10)
        broker.start()
        verdict = room.verdict()

    assert statuses == [200, 200]
    assert_nothing_lost(verdict)


class Sqlite:
    """Nothing to start: the file is made where the server keeps its data."""

    url = ""

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        pass


def visit(port: int, stage: dict) -> tuple[int, str]:
    """What a participant gets who opens the page now."""
    url = f"http://127.0.0.1:{port}/s/{stage['code']}/inventory/"
    request = urllib.request.Request(url, headers={"Cookie": stage["cookies"][0]})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
