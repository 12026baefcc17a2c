"""What is on every screen, and how soon."""

import json
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager

from bench.measures.crowds import PEOPLE, crowd_on, live_address, our_crowd, post_to
from bench.measures.npm import from_npm
from bench.theatre import CROWD_CPU, ROOT, SERVER_CPU, Postgres, Service, Theatre, crowd, free_port, redis

WS_VERSION = "8.18.3"


def r1(people: int, **plan) -> dict:
    """Reference r1: the bare `websockets` library."""
    port = free_port()
    command = [sys.executable, "-m", "bench.references.bare_websockets", str(port)]
    with Service(command, port, SERVER_CPU, stderr=subprocess.DEVNULL) as server:
        return crowd(address=f"ws://127.0.0.1:{port}/", cookies=[""] * people, server_pid=server.pid, **plan)


@contextmanager
def npm_ws():
    """Reference r2: npm's `ws`, fetched into a folder of its own. Yields a Service, or None without npm."""
    with from_npm(f"ws@{WS_VERSION}") as folder:
        if folder is None:
            yield None
            return
        script = shutil.copy(ROOT / "bench" / "references" / "ws.mjs", folder)
        port = free_port()
        with Service(["node", script, str(port)], port, SERVER_CPU) as server:
            yield server


def fan_out() -> list[tuple]:
    """How many deliveries a second, at most, to 1,000 sockets."""
    plan = {"window": 4, "seconds": 6, "size": 600}
    first = r1(PEOPLE, **plan)
    rows = [("r1: bare websockets, 600 bytes", speed(first), "", "")]
    with npm_ws() as server:
        if server is not None:
            ws = crowd(
                address=f"ws://127.0.0.1:{server.port}/", cookies=[""] * PEOPLE, server_pid=server.pid, **plan
            )
            rows.append(("r2: npm ws, 600 bytes", speed(ws), "", ""))
    with Theatre() as theatre, theatre.server(SERVER_CPU, "bench.application:application") as server:
        stage = theatre.stage(PEOPLE)
        frames = crowd(
            address=live_address(server.port, stage),
            cookies=stage["cookies"],
            greeted=True,
            server_pid=server.pid,
            post={"path": f"/bench/frame/{stage['pk']}/", "body": "{text}"},
            **plan,
        )
    again = r1(PEOPLE, **plan)
    best = (first["deliveries_per_s"] + again["deliveries_per_s"]) / 2
    rows.append(("r1 once more", speed(again), "", ""))
    rows.append(("room and consumer, a ready frame of 600 bytes", speed(frames), "≥ 0.8 × r1", ratio(frames, best)))
    with Theatre() as theatre, theatre.server(SERVER_CPU) as server:
        whole = our_crowd(theatre, server, PEOPLE, window=24, seconds=8)
    rows.append(("whole path, posted contributions, in-memory", speed(whole), "≥ 0.8 × r1", ratio(whole, best)))
    with (
        Postgres() as place,
        redis() as broker,
        Theatre(place.url, broker.port) as theatre,
        theatre.server(SERVER_CPU) as listened_to,
        theatre.server(CROWD_CPU) as posted_to,
    ):
        stage = theatre.stage(PEOPLE)
        through = crowd(
            address=live_address(listened_to.port, stage),
            post_port=posted_to.port,
            cookies=stage["cookies"],
            greeted=True,
            server_pid=listened_to.pid,
            post=post_to(stage),
            window=24,
            seconds=8,
        )
    rows.append(("whole path, through Redis", speed(through), "≥ 0.6 × r1", ratio(through, best)))
    return rows


def speed(figures: dict) -> str:
    return (
        f"{figures['deliveries_per_s']:,} deliveries/s ({figures['cpu_us_per_frame']} µs processor a frame of "
        f"{figures['bytes_per_frame']} bytes, {figures['lost']} lost, {figures['twice']} twice)"
    )


def ratio(figures: dict, reference: float) -> str:
    return f"{figures['deliveries_per_s'] / reference:.2f} ×"


def posts() -> list[tuple]:
    """How long until a posted contribution is on every screen."""
    rows = []
    for people, goal in ((200, "≤ 3 × r1 and < 150 ms"), (PEOPLE, "< 400 ms, busy < 70 %")):
        reference = r1(people, rate=20, seconds=10, size=600)
        with Theatre() as theatre, theatre.server(SERVER_CPU) as server:
            ours = our_crowd(theatre, server, people, rate=20, seconds=20)
        p99, p99_reference = ours["latency_ms"]["p99"], reference["latency_ms"]["p99"]
        rows.append((f"r1 alone, {people} screens, 20/s", f"p99 {p99_reference} ms", "", ""))
        figure = (
            f"p50 {ours['latency_ms']['p50']}, p99 {p99} ms, server {ours['server_busy']:.0%} busy, "
            f"{ours['lost']} lost, {ours['twice']} twice"
        )
        rows.append((f"posted to {people} screens, 20/s", figure, goal, f"{p99 / p99_reference:.1f} ×"))
    return rows


def cold_start() -> list[tuple]:
    """A server that has just started: 200 screens come back to a board of 300 cards, and people post at once."""
    rows = []
    for run in range(3):
        with Theatre() as theatre:
            stage = theatre.stage(200, 300)
            with theatre.server(SERVER_CPU) as server:
                ours = crowd_on(
                    stage,
                    server,
                    rate=20,
                    seconds=10,
                    settle=0,
                )
        took = ours["latency_ms"]
        figure = f"p50 {took['p50']}, p99 {took['p99']} ms; worst by second: {ours['worst_by_second_ms']}"
        rows.append((f"run {run + 1}: 200 screens, 20/s from the first moment on", figure, "p99 ≤ 150 ms", ""))
    return rows


def joins() -> list[tuple]:
    """A thousand laptops come in within a minute after the QR code appears; each then opens the board."""
    with Theatre() as theatre, theatre.server(SERVER_CPU) as server:
        stage = theatre.stage(0, 500)
        told = {
            "address": f"http://127.0.0.1:{server.port}",
            "code": stage["code"],
            "people": PEOPLE,
            "seconds": 55,
        }
        command = ["taskset", "-c", str(CROWD_CPU), sys.executable, "-m", "bench.arrivals"]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=theatre.environment,
            input=json.dumps(told).encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
    figures = json.loads(done.stdout)
    return [
        (
            "1,000 joins, their static files, board of 500 cards, sockets",
            figures["summary"],
            "no errors",
            figures["errors"],
        ),
        ("the board's page", f"p50 {figures['page_p50']} ms, p99 {figures['page_p99']} ms", "p99 < 1 s", ""),
        ("joining (the POST)", f"p50 {figures['join_p50']} ms, p99 {figures['join_p99']} ms", "", ""),
    ]


def memory(minutes: float = 30) -> list[tuple]:
    """Memory per connected socket, and whether it stays flat under traffic."""
    with Theatre() as theatre, theatre.server(SERVER_CPU) as server:
        few = our_crowd(theatre, server, 10, rate=2, seconds=5)
        many = our_crowd(theatre, server, PEOPLE, rate=5, seconds=10)
        per_socket = 1000 * (many["memory_mb"][0] - few["memory_mb"][1]) / (PEOPLE - 10)
        soak = our_crowd(theatre, server, PEOPLE, rate=2, seconds=60 * minutes)
    return [
        ("resident memory per socket", f"{per_socket:.0f} KB", "≤ 60 KB", ""),
        (
            f"over {minutes:g} minutes with {PEOPLE} sockets and 2 posts/s",
            f"from {soak['memory_mb'][0]} to {soak['memory_mb'][1]} MB, p99 {soak['latency_ms']['p99']} ms, "
            f"{soak['published']} posts, {soak['lost']} lost, {soak['twice']} twice, {soak['dropped']} dropped",
            "flat",
            "",
        ),
    ]


def reconnects() -> list[tuple]:
    """The server is killed under a thousand sockets and comes back: how they return, as browsers do."""
    with Theatre() as theatre, theatre.server(SERVER_CPU) as server:
        stage = theatre.stage(PEOPLE, 100)
        told = {"address": live_address(server.port, stage), "cookies": stage["cookies"]}
        command = ["taskset", "-c", str(CROWD_CPU), sys.executable, "-m", "bench.returning"]
        crowd_of_browsers = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        crowd_of_browsers.stdin.write(json.dumps(told).encode() + b"\n")
        crowd_of_browsers.stdin.flush()
        crowd_of_browsers.stdout.readline()  # everybody is in
        server.kill()
        time.sleep(2)
        server.start()
        figures = json.loads(crowd_of_browsers.communicate(timeout=120)[0])
    return [
        ("1,000 sockets back after kill -9 and two seconds away", figures["summary"], "no thundering herd", ""),
    ]


def pushes_beside_a_print() -> list[tuple]:
    """Posts on 200 screens, 20 a second, while one brownpaper after the other is printed, and while none is."""
    found = []
    for is_printing in (False, True):
        with Theatre() as theatre, theatre.server() as server:
            stage = theatre.stage(200, 300)
            printing = (
                theatre.start("-m", "bench.printing", stage["code"], stderr=subprocess.DEVNULL)
                if is_printing
                else None
            )
            ours = crowd_on(
                stage,
                server,
                rate=20,
                seconds=20,
            )
            if printing:
                printing.terminate()
                printing.wait(10)
        found.append(ours["latency_ms"])
    alone, beside = found
    return [
        ("without printing", f"p50 {alone['p50']}, p99 {alone['p99']} ms", "", ""),
        (
            "while printing",
            f"p50 {beside['p50']}, p99 {beside['p99']} ms",
            "p99 ≤ 1.5 ×",
            f"{beside['p99'] / alone['p99']:.2f} ×",
        ),
    ]
