"""The load generator: a crowd of sockets that listen while a few people post. A process of its own.

    python -m bench.crowd < plan.json > figures.json

Every message carries a marker with its number and the moment it was due (CLOCK_MONOTONIC, ns). Each socket must
hear each number exactly once; latency counts from the moment it was due, so that a stalled sender hides nothing.
The plan is a dict:

    address: ws://127.0.0.1:PORT/…; cookies: one Cookie header for each socket
    seconds; rate: messages a second in total, or window: so many messages under way at any time
    size: bytes of a message that is posted over the socket itself
    post: None (over the socket) or {"path", "body"}: a form, sent as the people of the first `posters` sockets
    post_port: where the forms go, if not where the sockets are
    server_pid: whose processor time and memory are read from /proc
"""

import asyncio
import base64
import json
import os
import re
import resource
import struct
import sys
import time
from urllib.parse import quote_plus, urlsplit

import uvloop

MARK = re.compile(rb"zq(\d{7})t(\d{18})qz")
now = time.monotonic_ns


def marker(number: int, due: int) -> str:
    return f"zq{number:07d}t{due:018d}qz"


def client_frame(payload: bytes, opcode: int = 1) -> bytes:
    """A masked frame, as a client must send it; a mask of zeros is allowed and costs nothing."""
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", 0x80 | opcode, 0x80 | size)
    elif size < 65536:
        head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, size)
    return head + b"\0\0\0\0" + payload


class Socket(asyncio.Protocol):
    """One laptop: reads frames, notes each marker once, answers pings."""

    def __init__(self, crowd, number: int, cookie: str):
        self.crowd, self.number, self.cookie = crowd, number, cookie
        self.unread = b""
        self.is_open = False
        self.heard: set[int] = set()
        self.ready = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        place = urlsplit(self.crowd.plan["address"])
        key = base64.b64encode(os.urandom(16)).decode()
        path = f"{place.path}?{place.query}" if place.query else place.path
        transport.write(
            f"GET {path} HTTP/1.1\r\nHost: {place.netloc}\r\nOrigin: http://{place.netloc}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Cookie: {self.cookie}\r\n\r\n".encode()
        )

    def data_received(self, data):
        self.unread += data
        if not self.is_open:
            head, found, rest = self.unread.partition(b"\r\n\r\n")
            if not found:
                return
            if not head.startswith(b"HTTP/1.1 101"):
                return self.transport.close()
            self.is_open, self.unread = True, rest
            if not self.crowd.plan.get("greeted"):
                self.is_welcome()
        self.read_frames()

    def read_frames(self):
        data, at = self.unread, 0
        while len(data) - at >= 2:
            size, start = data[at + 1] & 0x7F, at + 2
            if size == 126:
                if len(data) < at + 4:
                    break
                size, start = int.from_bytes(data[at + 2 : at + 4]), at + 4
            elif size == 127:
                if len(data) < at + 10:
                    break
                size, start = int.from_bytes(data[at + 2 : at + 10]), at + 10
            if len(data) < start + size:
                break
            self.hear(data[at] & 0x0F, data[start : start + size])
            at = start + size
        self.unread = data[at:]

    def hear(self, opcode: int, payload: bytes):
        if opcode == 9:
            return self.transport.write(client_frame(payload, 10))
        if opcode == 8:
            return self.transport.close()
        self.is_welcome()
        self.crowd.bytes += len(payload)
        self.crowd.frames += 1
        arrived = now()
        for number, due in self.crowd.markers(payload):
            if number in self.heard:
                self.crowd.twice += 1
                continue
            self.heard.add(number)
            self.crowd.delivered(number, arrived - due)

    def is_welcome(self):
        if not self.ready.done():
            self.ready.set_result(True)

    def connection_lost(self, _error):
        self.crowd.dropped += self.ready.done() and self.crowd.is_running
        if not self.ready.done():
            self.ready.set_result(False)


class Poster(asyncio.Protocol):
    """One keep-alive connection on which one person posts forms, one at a time."""

    def __init__(self, crowd, cookie: str):
        self.crowd, self.cookie = crowd, cookie
        self.waiting: list[str] = []
        self.unread = b""
        self.started = 0

    def connection_made(self, transport):
        self.transport = transport

    def post(self, text: str):
        self.waiting.append(text)
        if not self.started:
            self.started = now()
            self.dial() if self.transport.is_closing() else self.send()

    def dial(self):
        """The server hangs up on who is silent for a while; so does it on a browser, which dials again."""
        loop, place = asyncio.get_running_loop(), urlsplit(self.crowd.plan["address"])
        port = self.crowd.plan.get("post_port") or place.port
        self.dialling = asyncio.ensure_future(loop.create_connection(lambda: self, place.hostname, port))
        self.dialling.add_done_callback(lambda _done: self.send())

    def send(self):
        self.started = now()
        plan, place = self.crowd.plan, urlsplit(self.crowd.plan["address"])
        body = plan["post"]["body"].replace("{text}", quote_plus(self.waiting[0])).encode()
        self.transport.write(
            f"POST {plan['post']['path']} HTTP/1.1\r\nHost: {place.netloc}\r\nHX-Request: true\r\n"
            f"X-CSRFToken: {CSRF}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Cookie: {self.cookie}; csrftoken={CSRF}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )

    def data_received(self, data):
        self.unread += data
        head, found, rest = self.unread.partition(b"\r\n\r\n")
        if not found:
            return
        length = re.search(rb"(?i)content-length: (\d+)", head)
        if len(rest) < int(length.group(1) if length else 0):
            return
        status = int(head[9:12])
        self.crowd.answered(status, now() - self.started)
        self.unread, self.started = b"", 0
        self.waiting.pop(0)
        if self.waiting:
            self.send()


CSRF = "c" * 32


class Crowd:
    def __init__(self, plan: dict):
        self.plan = plan
        self.known: dict[bytes, list] = {}
        self.reach: dict[int, int] = {}
        self.latencies, self.complete, self.answers = [], [], []
        # The longest of each second in which something was due.
        self.worst: dict[int, int] = {}
        self.statuses: dict[int, int] = {}
        self.bytes = self.frames = self.twice = self.dropped = self.published = 0
        self.is_running = False

    def markers(self, payload: bytes) -> list[tuple[int, int]]:
        """The same bytes go to everyone: look for markers once."""
        if payload not in self.known:
            if len(self.known) > 200:
                self.known.clear()
            found = {(int(number), int(due)) for number, due in MARK.findall(payload)}
            self.known[payload] = sorted(found)
        return self.known[payload]

    def delivered(self, number: int, latency: int):
        self.latencies.append(latency)
        second = (now() - latency - self.began) // 1_000_000_000
        self.worst[second] = max(latency, self.worst.get(second, 0))
        self.reach[number] = self.reach.get(number, 0) + 1
        if self.reach[number] == len(self.sockets):
            self.complete.append(latency)
            if self.plan.get("window") and self.is_running:
                self.publish(now())

    def answered(self, status: int, took: int):
        self.answers.append(took)
        self.statuses[status] = self.statuses.get(status, 0) + 1

    def publish(self, due: int):
        number, self.published = self.published, self.published + 1
        text = marker(number, due)
        if self.plan.get("post"):
            self.posters[number % len(self.posters)].post(f"{text} een gedachte van gewone lengte over wonen")
        else:
            padded = text.ljust(self.plan.get("size", 600), ".").encode()
            self.sockets[0].transport.write(client_frame(padded))

    async def run(self) -> dict:
        loop = asyncio.get_running_loop()
        place = urlsplit(self.plan["address"])
        where = (place.hostname, place.port)
        self.sockets = []
        began = now()
        for start in range(0, len(self.plan["cookies"]), 50):
            batch = self.plan["cookies"][start : start + 50]
            made = [
                await loop.create_connection(lambda n=start + n, c=c: Socket(self, n, c), *where)
                for n, c in enumerate(batch)
            ]
            self.sockets += [socket for _transport, socket in made]
            await asyncio.gather(*(socket.ready for _transport, socket in made))
        connecting = (now() - began) / 1e9
        connected = sum(socket.ready.result() for socket in self.sockets)
        self.posters = []
        if self.plan.get("post"):
            for cookie in self.plan["cookies"][: self.plan.get("posters", 20)]:
                door = (place.hostname, self.plan.get("post_port") or place.port)
                self.posters.append((await loop.create_connection(lambda c=cookie: Poster(self, c), *door))[1])
        await asyncio.sleep(self.plan.get("settle", 2.0))
        memory = resident(self.plan.get("server_pid"))
        busy, began, own = cpu(self.plan.get("server_pid")), now(), time.process_time()
        self.began = began
        self.frames = self.bytes = 0
        self.is_running = True
        await self.keep_publishing(began + int(self.plan["seconds"] * 1e9))
        self.is_running = False
        await self.drain()
        wall = (now() - began) / 1e9
        busy = cpu(self.plan.get("server_pid")) - busy
        expected = self.published * connected
        return {
            "sockets": connected,
            "connect_s": round(connecting, 2),
            "published": self.published,
            "deliveries": len(self.latencies),
            "lost": expected - len(self.latencies),
            "twice": self.twice,
            "dropped": self.dropped,
            "seconds": round(wall, 2),
            "messages_per_s": round(self.published / wall, 1),
            "deliveries_per_s": round(len(self.latencies) / wall),
            "frames_per_s": round(self.frames / wall),
            "bytes_per_frame": round(self.bytes / max(self.frames, 1)),
            "latency_ms": quantiles(self.latencies),
            "everyone_ms": quantiles(self.complete),
            "worst_by_second_ms": [round(worst / 1e6) for _second, worst in sorted(self.worst.items())],
            "answer_ms": quantiles(self.answers),
            "statuses": self.statuses,
            "server_busy": round(busy / wall, 3),
            "cpu_us_per_delivery": round(busy * 1e6 / max(len(self.latencies), 1), 1),
            "cpu_us_per_frame": round(busy * 1e6 / max(self.frames, 1), 1),
            "memory_mb": [memory, resident(self.plan.get("server_pid"))],
            "crowd_busy": round((time.process_time() - own) / wall, 2),
        }

    async def keep_publishing(self, end: int):
        if window := self.plan.get("window"):
            for _number in range(window):
                self.publish(now())
            while now() < end:
                await asyncio.sleep(0.05)
            return
        due, gap = now(), int(1e9 / self.plan["rate"])
        while due < end:
            while due <= now():
                self.publish(due)
                due += gap
            await asyncio.sleep(max(0, (due - now()) / 1e9))

    async def drain(self):
        """Wait until everybody has everything, or nothing has come for three seconds."""
        heard, since = len(self.latencies), now()
        while len(self.latencies) < self.published * len(self.sockets) and now() - since < 3e9:
            await asyncio.sleep(0.02)
            if len(self.latencies) != heard:
                heard, since = len(self.latencies), now()


def quantiles(nanoseconds: list[int]) -> dict | None:
    if not nanoseconds:
        return None
    ordered = sorted(nanoseconds)
    at = lambda share: round(ordered[min(len(ordered) - 1, int(share * len(ordered)))] / 1e6, 1)  # noqa: E731
    return {"p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": at(1)}


def cpu(pid: int | None) -> float:
    """Seconds of processor time of a process, all threads."""
    if not pid:
        return 0.0
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int | None) -> float:
    """Resident memory of a process in MB."""
    if not pid:
        return 0.0
    with open(f"/proc/{pid}/statm") as file:
        return round(int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


def main() -> None:
    plan = json.load(sys.stdin)
    if "cpu" in plan:
        os.sched_setaffinity(0, {plan["cpu"]})
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    print(json.dumps(uvloop.run(Crowd(plan).run())))


if __name__ == "__main__":
    main()
