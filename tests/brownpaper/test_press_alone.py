"""The press has no secrets and, where the system lets it, no network and no place to write but its own."""

import subprocess
import sys

from django.conf import settings

from sessions.brownpaper.printing.press_process import environment

TRIES = """
import socket
from sessions.brownpaper.printing.press.alone import leave_the_network
leave_the_network()
try:
    socket.create_connection(("127.0.0.1", {port}), timeout=2)
    print("reached")
except OSError as reason:
    print("alone")
"""


def test_it_is_told_no_secret(monkeypatch):
    for name in ("SECRET_KEY", "DATABASE_URL", "EMAIL_PASSWORD", "SIGNING_PASSPHRASE", "REDIS_URL", "ANYTHING"):
        monkeypatch.setenv(name, "een geheim")
    assert "een geheim" not in environment().values()
    assert environment()["PATH"]


def test_it_reaches_nobody_where_the_system_lets_it_be_alone():
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as somebody:
        port = somebody.getsockname()[1]
        tries = [sys.executable, "-c", TRIES.format(port=port)]
        said = subprocess.run(
            tries, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
        ).stdout.strip()
    asks = [sys.executable, "-c", "import ctypes; print(ctypes.CDLL(None).unshare(0x50000000))"]
    may = subprocess.run(asks, capture_output=True, text=True, check=True).stdout.strip() == "0"
    assert said == ("alone" if may else "reached")


WRITES = """
import os, subprocess, sys
from pathlib import Path
from sessions.brownpaper.printing.press.alone import write_only_in
here, there = Path(sys.argv[1]), Path(sys.argv[2])
print(write_only_in([here]))
(here / "a").write_text("a")
os.replace(here / "a", here / "b")
(here / "b").unlink()
tries = [
    lambda: (there / "new").write_text("x"),
    lambda: (there / "old").write_text("x"),
    lambda: (there / "old").unlink(),
    lambda: os.replace(there / "old", here / "old"),
    lambda: (there / "folder").mkdir(),
    lambda: subprocess.run(["touch", there / "child"], check=True, capture_output=True),
]
for each in tries:
    try:
        each()
        print("written")
    except (OSError, subprocess.CalledProcessError):
        print("kept out")
print((there / "old").read_text())
"""


def test_it_writes_nowhere_but_in_its_own_folders(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    (there / "old").write_text("oud")
    tries = [sys.executable, "-c", WRITES, here, there]
    said = subprocess.run(tries, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    if said[0] == "False":
        return  # this system has no Landlock
    assert said[1:7] == ["kept out"] * 6
    assert said[7] == "oud"
