"""The press has no secrets and, where the system lets it, no network."""

import subprocess
import sys

from django.conf import settings

from sessions.brownpaper.printing.press_process import environment

TRIES = """
import socket
from sessions.brownpaper.printing.press.__main__ import leave_the_network
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
