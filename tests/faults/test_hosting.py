"""The configuration of deploy/, with a process that is killed behind it."""

import time

import pytest

from bench.theatre import ROOT, Postgres, Service, Theatre, free_port, redis
from tests.faults.test_nothing_lost import assert_nothing_lost

pytestmark = pytest.mark.faults


def nginx(folder, ports: list[int]) -> Service:
    """deploy/cocreatie.nginx.conf as it is, but for its names and ports."""
    port = free_port()
    site = (ROOT / "deploy" / "cocreatie.nginx.conf").read_text()
    for written, here in zip(("127.0.0.1:8001", "127.0.0.1:8002"), ports, strict=True):
        assert written in site
        site = site.replace(written, f"127.0.0.1:{here}")
    site = site.replace("listen 80;", f"listen 127.0.0.1:{port};")
    places = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/errors; events {{ worker_connections 4096; }}\n"
        f"http {{ {places} {site} }}\n"
    )
    return Service(["/usr/sbin/nginx", "-c", str(configuration)], port)


def test_one_of_two_processes_behind_nginx_is_killed(rehearse, tmp_path):
    tmp_path.chmod(0o755)
    with (
        Postgres() as postgres,
        redis() as broker,
        Theatre(postgres.url, broker.port) as theatre,
        theatre.server() as one,
        theatre.server() as other,
        nginx(tmp_path, [one.port, other.port]) as front,
    ):
        room = rehearse(theatre, [front.port], seconds=26)
        time.sleep(9)
        # All of this room come from one address, so they are with one of the two: kill each in turn.
        for process in (one, other):
            process.kill()
            time.sleep(4)
            process.start()
        verdict = room.verdict()

    assert_nothing_lost(verdict)
