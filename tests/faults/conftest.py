"""Real processes that fail for real, while a simulated room works in them."""

import json
import subprocess
import time

import pytest

from bench.theatre import Theatre


class Room:
    """A rehearsal that runs beside the test."""

    def __init__(self, theatre: Theatre, ports: list[int], seconds: int, participants: int):
        urls = [word for port in ports for word in ("--url", f"http://127.0.0.1:{port}")]
        self.ends_at = time.monotonic() + seconds
        self.process = theatre.start(
            *("manage.py", "rehearse", *urls, "--participants", str(participants)),
            *("--minutes", str(seconds / 60), "--pace", "1", "--drops", "60", "--json"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def verdict(self) -> dict:
        out, said = self.process.communicate(timeout=180)
        assert out, said.decode()
        return json.loads(out)


@pytest.fixture
def rehearse():
    """Starts a rehearsal: rehearse(theatre, ports, seconds=…, participants=…)."""
    rooms = []

    def start(theatre, ports, seconds=24, participants=50):
        rooms.append(Room(theatre, ports, seconds, participants))
        return rooms[-1]

    yield start
    for room in rooms:
        if room.process.poll() is None:
            room.process.kill()
            room.process.wait(10)
