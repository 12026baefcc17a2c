"""Two server processes with Redis between them look like one."""

import json
import os
import subprocess
import sys
import time

import pytest
from django.conf import settings

from tests.live.sockets import listen, said
from tests.server import free_port

pytestmark = pytest.mark.redis


def wait_for_port(port: int) -> None:
    import socket  # noqa: PLC0415

    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens on {port}")


@pytest.fixture
def processes(tmp_path):
    """A Redis and two servers on one SQLite file with the demo session; yields (ports, demo addresses)."""
    redis, *ports = free_port(), free_port(), free_port()
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "for-two",
        "REDIS_URL": f"redis://127.0.0.1:{redis}",
    }
    environment.pop("DATABASE_URL", None)

    def manage(*words: str) -> str:
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, check=True)
        return done.stdout.decode()

    started = [
        subprocess.Popen(
            ["redis-server", "--port", str(redis), "--bind", "127.0.0.1", "--save", ""],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
        )
    ]
    manage("migrate", "--verbosity", "0")
    demo = json.loads(manage("demo", "--json"))
    for port in ports:
        command = [
            sys.executable,
            "-m",
            "uvicorn",
            "cocreatie.asgi:application",
            "--port",
            str(port),
            "--ws",
            "cocreatie.websockets:SharedFrames",
            "--log-level",
            "warning",
        ]
        started.append(subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment))
    for port in (redis, *ports):
        wait_for_port(port)
    yield ports, demo
    for process in reversed(started):
        process.terminate()
        process.wait(10)


def test_what_is_posted_to_one_is_pushed_by_the_other(processes):
    import urllib.parse  # noqa: PLC0415
    import urllib.request  # noqa: PLC0415
    from http.cookiejar import CookieJar  # noqa: PLC0415

    (here, there), demo = processes
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = f"http://127.0.0.1:{there}/s/DEMO24/"

    def post(path: str, **data) -> None:
        data["csrfmiddlewaretoken"] = next(c.value for c in jar if c.name == "csrftoken")
        browser.open(page + path, urllib.parse.urlencode(data).encode(), timeout=10).read()

    door = browser.open(page + "join/").read().decode()
    party = door.split('<option value="')[2].split('"')[0]
    post("join/", name="Twee", party=party, charter="on")
    cookies = {cookie.name: cookie.value for cookie in jar}
    url = f"ws://127.0.0.1:{here}/live/DEMO24/?as=participant&language=nl&since=999999"

    started = time.monotonic()
    frames, code = listen(url, cookies, lambda: post("inform/questions/", text="van de overkant"), seconds=3)

    assert code is None
    assert "van de overkant" in said(frames)
    assert time.monotonic() - started < 8  # well before the beat of ten seconds would have found it
    assert demo["code"] == "DEMO24"
