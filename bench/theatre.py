"""Starts and ends what is measured: our server, the references, PostgreSQL and Redis, all on loopback."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVER_CPU, CROWD_CPU = 0, min(1, (os.cpu_count() or 1) - 1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nothing listens on port {port}")


@contextmanager
def process(command: list[str], port: int, *, cpu: int | None = SERVER_CPU, **more):
    """A process that listens on a port, on one processor core; ended afterwards."""
    if cpu is not None:
        command = ["taskset", "-c", str(cpu), *command]
    started = subprocess.Popen(command, cwd=ROOT, **more)
    try:
        wait_for(port)
        yield started
    finally:
        started.terminate()
        started.wait(10)


class Theatre:
    """A database with our server(s) on it. environment: what every process of ours is started with."""

    def __init__(self, database: str = "sqlite", redis_port: int | None = None):
        self.folder = Path(tempfile.mkdtemp(prefix="cocreatie-bench-"))
        self.environment = {
            **os.environ,
            "DATA_DIR": str(self.folder),
            "SECRET_KEY": "only-for-measuring",
            "DJANGO_SETTINGS_MODULE": "cocreatie.settings",
        }
        self.environment.pop("DATABASE_URL", None)
        if database != "sqlite":
            self.environment["DATABASE_URL"] = database
        if redis_port:
            self.environment["REDIS_URL"] = f"redis://127.0.0.1:{redis_port}"
        self.python("manage.py", "migrate", "--verbosity", "0")

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        shutil.rmtree(self.folder)

    def python(self, *words: str) -> str:
        command = [sys.executable, *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE)
        return done.stdout.decode()

    def stage(self, people: int, cards: int = 0) -> dict:
        return json.loads(self.python("-m", "bench.stage", str(people), str(cards)))

    @contextmanager
    def server(self, application: str = "cocreatie.asgi:application", port: int | None = None):
        """Our server as `make run` starts it. Yields (port, process)."""
        port = port or free_port()
        command = [
            *(sys.executable, "-m", "uvicorn", application, "--port", str(port), "--loop", "uvloop"),
            *("--ws", "websockets-sansio", "--ws-per-message-deflate", "false"),
            *("--no-access-log", "--log-level", "warning"),
        ]
        with process(command, port, env=self.environment) as started:
            yield port, started


@contextmanager
def redis():
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--loglevel", "warning"]
    with process(command, port, cpu=None, stdout=subprocess.DEVNULL):
        yield port


def crowd(**plan) -> dict:
    """Send a crowd, in a process of its own on the other core; returns its figures."""
    command = [sys.executable, "-m", "bench.crowd"]
    told = json.dumps({"cpu": CROWD_CPU, **plan}).encode()
    done = subprocess.run(command, cwd=ROOT, input=told, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def live_address(port: int, stage: dict) -> str:
    return f"ws://127.0.0.1:{port}/live/{stage['code']}/?as=participant&language=nl&since={stage['revision']}"
