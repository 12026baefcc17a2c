"""The configuration of deploy/, with a process that is killed behind it."""

import time
from pathlib import Path

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


def sockets_to(port: int) -> int:
    """Connections that this process holds open: established ones whose local end is this port (proc(5), net/tcp)."""
    rows = [row.split() for row in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[1].endswith(f":{port:04X}") and row[3] == "01" for row in rows)


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
        room = rehearse(theatre, [front.port], seconds=40)
        time.sleep(9)
        # All of this room come from one address; still each of the two has its share of their sockets.
        shares = sorted(sockets_to(each.port) for each in (one, other))
        assert shares[0] > sum(shares) / 4, shares
        for process in (one, other):
            process.kill()
            time.sleep(4)
            process.start()
        verdict = room.verdict()

    assert_nothing_lost(verdict)
