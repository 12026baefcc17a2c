"""The papers of docs/trust say what is so: the tests that they name are there, their figures are those of the code,
every file has a licence, and the list of parts holds every part."""

import ast
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PAPERS = sorted((ROOT / "docs" / "trust").glob("*.md"))
NOT_OURS = {".git", ".venv", "data", "build", "test-results"} | {
    f".{each}_cache" for each in ("pytest", "ruff", "mypy", "import_linter")
}
TEST = re.compile(r"(tests/[\w/]+\.py)(?:::(\w+))?")
FIGURE = re.compile(r"`((?:sessions|cocreatie)[\w.]+)\.(\w+)`: (\w+)")
LINK = re.compile(r"\]\(([^)#]+)\)")


def functions(file: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda each: each.stem)
def test_every_test_that_is_named_is_there(paper):
    for path, name in TEST.findall(paper.read_text()):
        assert (ROOT / path).is_file(), path
        assert not name or name in functions(ROOT / path), f"{path}::{name}"


def test_the_figures_are_those_of_the_code():
    found = [each for paper in PAPERS for each in FIGURE.findall(paper.read_text())]
    assert len(found) > 1
    for module, name, told in found:
        assert str(getattr(importlib.import_module(module), name)) == told, f"{module}.{name}"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda each: each.stem)
def test_every_link_leads_somewhere(paper):
    for target in LINK.findall(paper.read_text()):
        assert target.startswith("http") or (paper.parent / target).exists(), target


def test_each_paper_is_a_page_and_listed():
    listed = (ROOT / "docs" / "trust" / "README.md").read_text()
    for paper in PAPERS:
        assert len(paper.read_text().splitlines()) < 75, paper.name
        assert paper.name == "README.md" or f"]({paper.name})" in listed


def tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def test_every_file_has_a_licence():
    """REUSE 3.3. In a checkout, and where it was only copied."""
    ours = [each for each in ROOT.iterdir() if each.name not in NOT_OURS and each.suffix not in (".cache", ".log")]
    files = [file for each in ours for file in ([each] if each.is_file() else each.rglob("*")) if file.is_file()]
    files = [file for file in files if file.suffix != ".pyc"]
    assert len(files) > 500
    told = subprocess.run([tool("reuse"), "--root", ROOT, "lint-file", *files], capture_output=True, check=False)
    assert told.returncode == 0, told.stdout.decode()[-2000:]


def test_the_list_of_parts_holds_every_part(tmp_path):
    """CycloneDX, made of the lock file."""
    file = tmp_path / "parts.json"
    lock = ROOT / "requirements.txt"
    subprocess.run([tool("cyclonedx-py"), "requirements", lock, "-o", file, "--of", "JSON"], check=True)
    parts = json.loads(file.read_text())
    assert parts["bomFormat"] == "CycloneDX"
    named = {re.split(r"[=\[]", line)[0].lower() for line in lock.read_text().splitlines() if "==" in line}
    assert named == {each["name"].lower() for each in parts["components"]}
