"""A database of every earlier state is migrated without loss, and its pages open. On SQLite and on PostgreSQL."""

import gzip
import json
import os
import re
import sqlite3
import subprocess
import sys
import uuid
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from sessions.core.creation import FIRST_RANDOM_KEY

STORED = Path(__file__).parent / "stored"
NAMES = sorted({file.name.split(".")[0] for file in STORED.glob("database-*.gz")})


def load(name: str, folder: Path) -> tuple[str, str]:
    """Fill a database of its own from a stored dump. Returns its address and the dump."""
    words = gzip.decompress((STORED / f"{name}.{connection.vendor}.sql.gz").read_bytes()).decode()
    if connection.vendor == "sqlite":
        file = folder / "cocreatie.sqlite3"
        with sqlite3.connect(file) as database:
            database.executescript(words)
        return f"sqlite:///{file}", words
    known = connection.settings_dict
    server = f"postgres://{known['USER']}@{known['HOST']}:{known['PORT']}"
    made = f"upgrade_{uuid.uuid4().hex}"
    psql = ["psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1"]
    subprocess.run([*psql, f"{server}/postgres", "-c", f"CREATE DATABASE {made}"], check=True)
    subprocess.run([*psql, "--output=/dev/null", f"{server}/{made}"], input=words, text=True, check=True)
    return f"{server}/{made}", words


def run(address: str, folder: Path, *command: str) -> str:
    """Run a command on that database, with nothing of this test's own."""
    here = {"DATABASE_URL": address, "DATA_DIR": str(folder), "SECRET_KEY": "only-for-tests"}
    done = subprocess.run(
        [sys.executable, *command], cwd=settings.BASE_DIR, env=os.environ | here, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rows_in(dump: str) -> Counter:
    """How many rows of each of our tables a dump holds."""
    rows: Counter = Counter()
    for statement in re.split(r"\n(?=INSERT INTO )", dump):
        table = re.match(r'INSERT INTO "?(?:public\.)?cocreation_(\w+)"?', statement)
        if table:
            rows[table[1]] += (
                1 if connection.vendor == "sqlite" else len(re.findall(r"^\s+\(\d+, ", statement, re.M))
            )
    return rows


@pytest.mark.parametrize("name", NAMES)
def test_earlier_database_is_migrated_without_loss_and_its_pages_open(db, tmp_path, name):
    address, dump = load(name, tmp_path)

    run(address, tmp_path, "manage.py", "migrate", "--verbosity", "0")
    told = json.loads(run(address, tmp_path, "-m", "tests.upgrades.walk"))

    assert told["wrong"] == []
    assert told["pages"] > 30
    assert told["versions"]
    assert all(solutions == 4 for solutions in told["versions"])
    assert told["asks"]
    assert all(told["asks"]), "what was answered is known"
    assert told["boards"][0] == [True, True]
    for cards, (is_anonymous, is_revealed) in zip(told["cards"], told["boards"], strict=True):
        numbers = [number for _key, number in cards]
        assert numbers == (list(range(1, len(cards) + 1)) if is_revealed else [None] * len(cards))
        assert is_revealed or not is_anonymous or all(key >= FIRST_RANDOM_KEY for key, _number in cards)
    before = rows_in(dump)
    before["printorder"] = before.pop("rendering", 0)
    assert before["contribution"] > 20
    # Who was asked something on a canvas is one of those to whom the outcome goes.
    assert told["rows"]["recipient"] >= before.pop("recipient")
    assert told["rows"]["ask"] >= 2
    assert {table: told["rows"][table] for table in before} == dict(before)
    assert told["rows"]["board"] == told["rows"]["cocreationsession"]


def test_session_that_was_promised_names_keeps_its_promise(db, tmp_path):
    address, _dump = load("database-0002", tmp_path)
    run(address, tmp_path, "manage.py", "migrate", "--verbosity", "0")

    told = json.loads(run(address, tmp_path, "-m", "tests.upgrades.walk"))

    assert told["boards"] == [[True, True], [False, False]]


def test_database_that_is_too_old_is_told_so_and_left_alone(db, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("the same statement on every database; tried where it costs least")
    address, dump = load("database-0002", tmp_path)
    with sqlite3.connect(tmp_path / "cocreatie.sqlite3") as database:
        database.executescript(
            "ALTER TABLE cocreation_cocreationsession RENAME COLUMN creation_key TO something_else"
        )

    with pytest.raises(AssertionError, match="before 22 November 2026"):
        run(address, tmp_path, "manage.py", "migrate", "--verbosity", "0")

    with sqlite3.connect(tmp_path / "cocreatie.sqlite3") as database:
        assert (
            database.execute("SELECT count(*) FROM cocreation_contribution").fetchone()[0]
            == rows_in(dump)["contribution"]
        )
