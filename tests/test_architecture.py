"""What holds the house together, beside the import contracts that the linter checks."""

import ast
import re
from dataclasses import is_dataclass
from pathlib import Path
from typing import get_type_hints

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse

from sessions.catalogue import FRAGMENTS
from sessions.core.event_types import BY_VERB
from sessions.core.fragments import ItemList
from sessions.core.people.events import RECIPIENT_ADDED, RECIPIENT_REVOKED
from sessions.phases.inventory.events import ANONYMITY_PROMISED
from sessions.phases.registry import PHASES

SOURCE = settings.BASE_DIR / "sessions"
TEMPLATES = list((settings.BASE_DIR / "templates").rglob("*.html"))
PYTHON = [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]
# What facilitators see only on pages of their own, which are loaded for it.
ON_NO_SCREEN = {ANONYMITY_PROMISED, RECIPIENT_ADDED, RECIPIENT_REVOKED}


SEVEN = "inform introduce inventory enthuse concretise network conclude".split()


def test_the_seven_phases_of_the_method_stand_in_their_order():
    assert [phase.slug for phase in PHASES if phase.slug in SEVEN] == SEVEN


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.slug)
def test_every_phase_has_its_own_rooms(phase):
    for page in ("page", "facilitate", "screen", *(["chapter"] if phase.document_title else [])):
        get_template(f"phases/{phase.slug}/{page}.html")
    assert reverse(phase.slug, args=["CODE"]) == f"/s/CODE/{phase.slug}/"
    assert reverse(f"{phase.slug}-facilitate", args=["CODE"]) == f"/s/CODE/{phase.slug}/facilitate/"
    assert is_dataclass(get_type_hints(phase.chapter)["return"])


def test_fragment_names_are_unique():
    names = [fragment.name for fragment in FRAGMENTS]

    assert len(names) == len(set(names))


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda fragment: fragment.name)
def test_every_fragment_has_a_template_and_waits_for_events(fragment):
    get_template(fragment.template)

    assert fragment.stale_on


def test_every_event_reaches_a_screen_or_ends_a_right():
    awaited = {each for fragment in FRAGMENTS for each in (*fragment.stale_on, *fragment.all_stale_on)}

    unheard = {each for each in BY_VERB.values() if each not in awaited and not each.ends_rights}

    assert unheard == ON_NO_SCREEN


def test_what_listens_to_others_never_replaces_itself():
    """A request that waits for the one before is dropped with an element that has gone, and what is shown stays old."""
    listening = re.compile(r"<\w+[^>]*data-hx-trigger=\"[^\"]*from:[^>]*>", re.S)
    for path in TEMPLATES:
        for tag in listening.findall(path.read_text()):
            assert "once" in tag or 'data-hx-target="' in tag, f"{path}: {tag}"


def test_no_template_has_inline_script_or_style():
    guilty = [
        path
        for path in Path(settings.BASE_DIR / "templates").rglob("*.html")
        if re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", path.read_text())
    ]

    assert guilty == []


def test_vendored_files_are_as_recorded():
    import hashlib  # noqa: PLC0415
    import json  # noqa: PLC0415

    vendor = settings.BASE_DIR / "static" / "vendor"
    recorded = json.loads((vendor / "vendor.json").read_text())
    for package in recorded.values():
        for name, digest in package["files"].items():
            assert hashlib.sha256((vendor / name).read_bytes()).hexdigest() == digest, name


SCRIPTS = settings.BASE_DIR / "static" / "js"


def test_every_event_of_the_scripts_is_listed():
    sources = {path.relative_to(SCRIPTS): path.read_text() for path in SCRIPTS.rglob("*.js")}
    sent = {name for text in sources.values() for name in re.findall(r"CustomEvent\(\"([\w:]+)\"", text)}
    listed = set(re.findall(r"^\| `([\w:]+)`", (SCRIPTS / "README.md").read_text(), re.M))

    assert listed == sent | {"mine"}


def test_only_one_script_touches_the_storage_of_the_browser():
    touching = {
        path.name for path in SCRIPTS.rglob("*.js") if re.search(r"(local|session)Storage", path.read_text())
    }

    assert touching == {"device.js"}


def test_styles_name_no_colour_but_in_the_palette_and_say_one_thing_a_line():
    for path in (settings.BASE_DIR / "static" / "css").rglob("*.css"):
        lines = path.read_text().splitlines()

        assert path.name == "palette.css" or not [
            line for line in lines if re.search(r"#[0-9a-f]{3,8}\b|rgb\(", line)
        ]
        assert not [line for line in lines if re.search(r";\s*[\w-]+:", line) or len(line) > 120], path


def operations() -> list[str]:
    """The public verbs of every room: functions with keyword-only arguments."""
    files = [path for path in PYTHON if path.name in ("operations.py", "versions.py", "orders.py")]
    return [
        each.name
        for path in files
        for each in ast.parse(path.read_text()).body
        if isinstance(each, ast.FunctionDef) and each.args.kwonlyargs and not each.args.args
    ]


@pytest.mark.parametrize("operation", operations())
def test_every_operation_is_named_by_a_test(operation):
    sources = (path for path in (settings.BASE_DIR / "tests").rglob("*.py") if "recipes" not in path.parts)

    assert any(re.search(rf"\b{operation}\b", path.read_text()) for path in sources)


# As many as there are workgroups, blocks, headings or asks, or what facilitators put there. Others grow with people.
BOUNDED = {
    *("consent", "solutions", "marketplace", "groups", "facts", "responses", "programme", "running-order"),
    *("board-jumps", "shift-points"),
}
GROWING = [
    each for each in FRAGMENTS if isinstance(each, ItemList) and not each.is_scoped and each.name not in BOUNDED
]


@pytest.mark.parametrize("listed", GROWING, ids=lambda each: each.name)
def test_a_list_that_grows_with_people_is_shown_a_page_at_a_time_and_can_be_searched(listed):
    pages = [path for path in TEMPLATES if path.name != "screen.html"]
    whole = [path.name for path in pages if f'{{% fragment "{listed.name}" %}}' in path.read_text()]
    part = [path.name for path in pages if f'{{% long_list "{listed.name}"' in path.read_text()]

    assert part and not whole
    assert listed.words is not ItemList.words
