"""Starts and ends what is measured: our server, the references, PostgreSQL and Redis, all on loopback."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
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


class Service:
    """A process that listens on a port, if asked on one processor core; it can be ended and started again."""

    def __init__(self, command: list[str], port: int, cpu: int | None = None, **more):
        pinned = ["taskset", "-c", str(cpu)] if cpu is not None else []
        self.command, self.port, self.more = [*pinned, *command], port, more
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, cwd=ROOT, **self.more)
        wait_for(self.port)

    @property
    def pid(self) -> int:
        return self.process.pid

    def stop(self) -> None:
        """End it; at once where it does not want to."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """As when the power fails."""
        self.process.kill()
        self.process.wait(10)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        if self.process.poll() is None:
            self.stop()


def redis(port: int | None = None) -> Service:
    port = port or free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--loglevel", "warning"]
    return Service(command, port, stdout=subprocess.DEVNULL)


class Postgres:
    """A throw-away PostgreSQL. url: for DATABASE_URL."""

    def __init__(self):
        self.bin = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.folder = Path(tempfile.mkdtemp(prefix="cocreatie-postgres-"))
        self.port = free_port()
        self.url = f"postgres://cocreatie@127.0.0.1:{self.port}/postgres"
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.run("initdb", "-A", "trust", "-U", "cocreatie")
        self.start()

    def run(self, program: str, *words: str) -> None:
        # PostgreSQL refuses to run as root.
        owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        command = [*owner, str(self.bin / program), "-D", str(self.folder / "data"), *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        self.run("pg_ctl", "-w", "-s", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-m", "immediate", "-s", "stop")

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.stop()
        shutil.rmtree(self.folder)


class Theatre:
    """A database with our server(s) on it. environment: what every process of ours is started with."""

    def __init__(self, database: str = "", redis_port: int | None = None):
        self.folder = Path(tempfile.mkdtemp(prefix="cocreatie-bench-"))
        self.environment = {
            **os.environ,
            "DATA_DIR": str(self.folder),
            "SECRET_KEY": "only-for-measuring",
            "DJANGO_SETTINGS_MODULE": "cocreatie.settings",
            "DATABASE_URL": database or f"sqlite:///{self.folder / 'cocreatie.sqlite3'}",
            "REDIS_URL": f"redis://127.0.0.1:{redis_port}" if redis_port else "",
            # A few stand for a crowd here, and send as much.
            **dict.fromkeys(("PRESSES_A_MINUTE", "THINGS_A_MINUTE", "THINGS_IN_ALL", "SOCKETS_EACH"), "1000000"),
        }
        self.python("manage.py", "migrate", "--verbosity", "0")

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        shutil.rmtree(self.folder)

    def python(self, *words: str) -> str:
        command = [sys.executable, *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE)
        return done.stdout.decode()

    def start(self, *words: str, **more) -> subprocess.Popen:
        """A command of ours that runs beside what happens next."""
        return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=self.environment, **more)

    def stage(self, people: int, cards: int = 0) -> dict:
        return json.loads(self.python("-m", "bench.stage", str(people), str(cards)))

    def server(
        self, cpu: int | None = None, application: str = "cocreatie.asgi:application", port: int | None = None
    ) -> Service:
        """Our server as `make run` starts it."""
        port = port or free_port()
        command = [
            *(sys.executable, "-m", "uvicorn", application, "--port", str(port), "--loop", "uvloop"),
            *("--http", "cocreatie.http:Bounded", "--ws", "cocreatie.websockets:SharedFrames"),
            *("--ws-per-message-deflate", "false"),
            *("--no-access-log", "--log-level", "warning"),
        ]
        return Service(command, port, cpu, env=self.environment)


def crowd(**plan) -> dict:
    """Send a crowd, in a process of its own on the other core; returns its figures."""
    command = [sys.executable, "-m", "bench.crowd"]
    told = json.dumps({"cpu": CROWD_CPU, **plan}).encode()
    done = subprocess.run(command, cwd=ROOT, input=told, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def live_address(port: int, stage: dict) -> str:
    return f"ws://127.0.0.1:{port}/live/{stage['code']}/?as=participant&language=nl&since={stage['revision']}"
