"""The recipes of ARCHITECTURE.md, followed to the letter in a copy of the house: nothing else may be needed."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.upgrades.test_databases import load

HERE = Path(__file__).parent
LISTED = re.compile(r"(?s)(PHASES: tuple\[Phase, \.\.\.\] = \([^)]*?),?\s*\)")

pytestmark = pytest.mark.long


@pytest.fixture
def house(tmp_path) -> Path:
    """A copy of everything that is in the repository, or will be. It has a SQLite database of its own."""
    if connection.vendor != "sqlite":
        pytest.skip("the same on every database; done once")
    copy = tmp_path / "house"
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    told = subprocess.run(listed, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True).stdout
    for name in filter(None, told.split("\0")):
        if (settings.BASE_DIR / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(settings.BASE_DIR / name, copy / name)
    (copy / ".git").mkdir()
    return copy


def run(house: Path, *command: str, **more: str) -> str:
    here = {
        "DATABASE_URL": f"sqlite:///{house.parent}/own.sqlite3",
        "DATA_DIR": str(house.parent),
        "PYTHONPATH": str(house),
        "SECRET_KEY": "only-for-tests",
    }
    done = subprocess.run(
        [sys.executable, *command], cwd=house, env=os.environ | here | more, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def edit(file: Path, was: str, now: str) -> None:
    text = file.read_text()
    assert text.count(was) == 1, f"{was!r} in {file}"
    file.write_text(text.replace(was, now))


@pytest.fixture
def house_of_eight(house) -> Path:
    """The recipe for a phase: its folders, a line in the registry, a line in the contract, a migration."""
    shutil.copytree(HERE / "eighth", house, dirs_exist_ok=True)
    registry = house / "sessions" / "phases" / "registry.py"
    imports = "\nPHASES: tuple"
    edit(registry, imports, f"from sessions.phases.reflect.phase import REFLECT\n{imports}")
    registry.write_text(LISTED.sub(r"\1, REFLECT)", registry.read_text()))
    above = '    "sessions.phases.registry",\n'
    edit(house / "pyproject.toml", above, f'{above}    "sessions.phases.reflect",\n')
    run(house, "manage.py", "makemigrations", "--name", "reflect")
    return house


@pytest.mark.browser
def test_an_eighth_phase_needs_its_folders_and_three_lines(db, house_of_eight):
    house = house_of_eight

    assert "Contracts: 3 kept" in run(house, "-c", "from importlinter.cli import lint_imports_command as go; go()")
    own = ["tests/phases/reflect", "tests/test_architecture.py", "tests/upgrades/test_contents.py"]
    pushes = ["tests/live/test_push_equals_page.py", "-k", "not push_equals or lessons or scenario"]
    run(house, "-m", "pytest", "-q", *own, "-m", "not paper")
    run(house, "-m", "pytest", "-q", *pushes)


def test_sessions_from_before_the_eighth_phase_open_on_every_page(db, house_of_eight):
    address, _dump = load("database-0002", house_of_eight.parent)

    run(house_of_eight, "manage.py", "migrate", "--verbosity", "0", DATABASE_URL=address)
    told = json.loads(run(house_of_eight, "-m", "tests.upgrades.walk", DATABASE_URL=address))

    assert told["wrong"] == []
    assert told["rows"]["lesson"] == 0
    assert all(told["versions"])


def test_a_canvas_field_is_named_in_one_place(db, house):
    """The recipe for a canvas field: one line."""
    canvas = house / "sessions" / "phases" / "concretise" / "canvas.py"
    was = '            CanvasField("alternatives"'
    edit(canvas, was, f'            CanvasField("proof", _("Hoe weten we dat het werkt?"), rows=2),\n{was}')

    told = run(house, "-m", "pytest", "-q", "tests/phases/test_canvas_fields.py", "tests/upgrades/test_contents.py")

    assert "100%" in told
    assert not run(house, "manage.py", "makemigrations", "--check", "--dry-run").startswith("Migrations")
