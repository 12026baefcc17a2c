"""What people write, how much of it at once, and whether it is there afterwards."""

import json
import subprocess
import sys
import time
from contextlib import contextmanager

from bench.measures.crowds import PEOPLE, our_crowd, post_to
from bench.theatre import CROWD_CPU, ROOT, SERVER_CPU, Postgres, Service, Theatre, redis


def writes() -> list[tuple]:
    """Posts a second at the ceiling, against bare writes with the ORM on the same database."""
    rows = []
    for name in ("SQLite", "PostgreSQL"):
        with place_for(name) as url, Theatre(url) as theatre:
            bare = json.loads(theatre.python("-m", "bench.references.bare_orm"))
            with theatre.server(SERVER_CPU) as server:
                # Twenty people who post as fast as they are answered, with three each under way: with fewer, what is
                # measured is how long a push takes.
                ours = our_crowd(theatre, server, 20, window=60, seconds=8)
        rows.append((f"{name}: create in a transaction, bare ORM", f"{bare['create']:.0f}/s", "", ""))
        rows.append((f"{name}: lock, create and journal, bare ORM", f"{bare['journal']:.0f}/s", "", ""))
        goal = f"{ours['messages_per_s'] / bare['create']:.2f} × create, "
        goal += f"{ours['messages_per_s'] / bare['journal']:.2f} × create and journal"
        rows.append((f"{name}: whole posts, pushed to 20 screens", f"{ours['messages_per_s']}/s", "≥ 0.5 ×", goal))
    return rows


@contextmanager
def place_for(name: str):
    if name == "SQLite":
        yield ""
    else:
        with Postgres() as postgres:
            yield postgres.url


def presses() -> list[tuple]:
    """A thousand people press within three seconds."""
    rows = []
    with Theatre() as theatre, theatre.server(SERVER_CPU) as server:
        rows.append(press_row("SQLite, one process", pressed(theatre, [server])))
    with Postgres() as place, redis() as broker, Theatre(place.url, broker.port) as theatre:
        with theatre.server() as server:
            one = pressed(theatre, [server])
        with theatre.server() as first, theatre.server() as second:
            two = pressed(theatre, [first, second])
    rows.append(press_row("PostgreSQL, one process on both cores", one))
    rows.append(press_row("PostgreSQL, two processes on both cores", two))
    return rows


def pressed(theatre: Theatre, servers: list[Service]) -> dict:
    stage = theatre.stage(PEOPLE)
    told = {
        "addresses": [f"http://127.0.0.1:{server.port}" for server in servers],
        "path": post_to(stage)["path"],
        "cookies": stage["cookies"],
        "seconds": 3,
    }
    command = ["taskset", "-c", str(CROWD_CPU), sys.executable, "-m", "bench.presses"]
    done = subprocess.run(command, cwd=ROOT, input=json.dumps(told).encode(), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def press_row(what: str, figures: dict) -> tuple:
    took = figures["ms"]
    figure = f"p50 {took['p50']}, p99 {took['p99']} ms, all within {figures['seconds']} s, {figures['statuses']}"
    return what, figure, "all answered, p99 < 2 s", ""


def killed() -> list[tuple]:
    """The server is killed in the middle of 50 people who post 1,000 contributions each."""
    rows = []
    for name in ("SQLite", "PostgreSQL"):
        with place_for(name) as url, Theatre(url) as theatre, theatre.server(SERVER_CPU) as server:
            stage = theatre.stage(50)
            told = {
                "address": f"http://127.0.0.1:{server.port}",
                "path": post_to(stage)["path"],
                "cookies": stage["cookies"],
                "each": 1000,
            }
            command = ["taskset", "-c", str(CROWD_CPU), sys.executable, "-m", "bench.posters"]
            posters = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            posters.stdin.write(json.dumps(told).encode() + b"\n")
            posters.stdin.flush()
            posters.stdout.readline()  # half of it is acknowledged
            server.kill()
            time.sleep(1)
            server.start()
            figures = json.loads(posters.communicate(timeout=900)[0])
            there = json.loads(theatre.python("-m", "bench.afterwards", stage["code"]))
        lost = len(set(figures["acknowledged"]) - set(there["texts"]))
        twice = len(there["texts"]) - len(set(there["texts"]))
        figure = (
            f"{len(figures['acknowledged']):,} acknowledged, {lost} lost, {twice} twice, {there['gaps']} gaps in "
            f"the journal, {figures['errors']} refused, {figures['sent_again']} sent again"
        )
        rows.append((f"{name}: kill -9 halfway through 50 × 1,000 posts", figure, "0 lost, 0 twice, 0 gaps", ""))
    return rows
