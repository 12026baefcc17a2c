"""A backup that is put back as docs/hosting.md says is the state of that moment, whole: stopped or killed."""

import re
import sqlite3
import subprocess
import urllib.request

import pytest

from bench.theatre import ROOT, Theatre

pytestmark = pytest.mark.faults


def lines_of_the_docs(start: str) -> list[str]:
    """The command lines for SQLite of the block that begins so, without their comments."""
    block = re.search(rf"^    {re.escape(start)}.*(?:\n    .*)*", (ROOT / "docs" / "hosting.md").read_text(), re.M)
    return [line.partition("#")[0].strip() for line in block[0].splitlines()]


def run(lines: list[str], theatre: Theatre) -> None:
    for line in lines:
        command = line.replace("DATA_DIR", str(theatre.folder))
        subprocess.run(["sh", "-ec", command], cwd=theatre.folder, check=True, timeout=30)


def challenges(theatre: Theatre) -> set[str]:
    with sqlite3.connect(theatre.folder / "cocreatie.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {
            challenge for (challenge,) in database.execute("SELECT challenge FROM cocreation_cocreationsession")
        }


def make_session(theatre: Theatre, challenge: str) -> None:
    theatre.python(
        "manage.py",
        "shell",
        "-c",
        "from django.contrib.auth import get_user_model as u; from django.utils.timezone import now;"
        "from sessions.facilitation.preparing.operations import create_session as c;"
        f"c(facilitator=u().objects.get_or_create(username='x')[0], challenge={challenge!r}, starts_at=now())",
    )


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_backup_put_back_is_the_state_of_that_moment(end):
    with Theatre() as theatre, theatre.server() as server:
        make_session(theatre, "van voor de kopie")
        run(lines_of_the_docs("sqlite3 DATA_DIR")[:1], theatre)
        code = theatre.stage(people=2, cards=20)["code"]
        make_session(theatre, "van na de kopie")
        # The server reads and writes too, so that it has the file open as in real life.
        urllib.request.urlopen(f"http://127.0.0.1:{server.port}/s/{code}/join/", timeout=10)
        getattr(server, end)()
        run(lines_of_the_docs("rm -f DATA_DIR"), theatre)

        server.start()

        assert challenges(theatre) == {"van voor de kopie"}


def test_stopped_service_leaves_one_whole_file():
    with Theatre() as theatre, theatre.server() as server:
        make_session(theatre, "alles")
        server.stop()

        beside = theatre.folder / "cocreatie.sqlite3-wal"
        assert not beside.exists() or beside.stat().st_size == 0
        assert challenges(theatre) == {"alles"}
