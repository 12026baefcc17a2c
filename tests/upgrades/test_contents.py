"""What was frozen opens for ever: stored versions of each format are read, printed, compared and exported."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest

from sessions.archive.unpack import unpack
from sessions.brownpaper.contents.differences import differences
from sessions.brownpaper.contents.portable import checksum, from_json, to_json
from sessions.brownpaper.contents.sections import sections
from sessions.brownpaper.contents.spreadsheet import contributions_csv
from sessions.brownpaper.contents.upgrades import FORMAT_VERSION
from sessions.brownpaper.printing.jobs import JOBS
from sessions.brownpaper.printing.press_process import print_apart
from sessions.phases.concretise import canvas
from sessions.phases.concretise.asks.models import Ask

STORED = Path(__file__).parent / "stored"
CONTENTS = sorted(STORED.glob("contents-*.json"))
TWELVE = "glance asked urgency horizon table lives solutions values agreements monitoring reservations account"


def read(name: str):
    return from_json((STORED / f"contents-{name}.json").read_text())


def test_every_format_so_far_is_kept_here():
    assert {int(file.name.split("-")[1]) for file in CONTENTS} == set(range(1, FORMAT_VERSION + 1))


@pytest.mark.parametrize("file", CONTENTS, ids=lambda file: file.stem)
def test_stored_version_opens_with_all_its_words(file):
    text = file.read_text()
    made = from_json(text)

    page = "".join(part.html(made) for part in sections(made, checksum(text)))

    assert made.outline == tuple(TWELVE.split())
    assert list(made.number_of.values()) == list(range(1, 13))
    for solution, agreement in made.solutions:
        assert solution.title in page
        assert agreement.workgroup_id == solution.workgroup_id
    assert made.inventory.cards[0].text in page
    assert from_json(to_json(made)) == made
    assert contributions_csv(made).count("\n") > len(made.inventory.cards)


@pytest.mark.paper
@pytest.mark.parametrize("file", CONTENTS, ids=lambda file: file.stem)
def test_stored_version_prints(file, tmp_path):
    text = file.read_text()

    for kind, job in JOBS.items():
        assert print_apart(job(from_json(text), text), tmp_path / f"{kind}.pdf", tmp_path / "shelf") >= 1


def test_stored_versions_are_compared_over_formats():
    changes = differences(read("1-first"), read("1-second"))

    assert any(each.solution == 1 and each.was and each.now for each in changes)


def test_answers_of_format_1_stand_where_they_do_now():
    (response,) = read("1-second").responses

    assert response.stance == "neem ik over"
    assert response.ask


def test_field_that_is_new_on_the_canvas_is_empty_in_older_versions(monkeypatch):
    added = canvas.CanvasField("something_new", "Iets nieuws")
    monkeypatch.setitem(canvas.FIELDS, added.name, added)
    made = read("1-first")

    page = "".join(part.html(made) for part in sections(made, ""))

    assert made.concretise.solutions[0].text("something_new") == ""
    assert "Iets nieuws" not in page


def test_field_that_is_new_on_the_canvas_is_no_change_of_a_solution():
    was = read("2-first")
    solutions = tuple(replace(each, texts=each.texts | {"something_new": ""}) for each in was.concretise.solutions)
    now = replace(was, chapters=was.chapters | {"concretise": replace(was.concretise, solutions=solutions)})

    assert differences(was, now) == ()


def test_field_that_left_the_canvas_is_still_printed_where_it_was_written(monkeypatch):
    made = read("1-first")
    words = made.concretise.solutions[0].texts["risks"]
    monkeypatch.delitem(canvas.FIELDS, "risks")

    page = "".join(part.html(made) for part in sections(made, ""))

    assert words
    assert words in page.replace("&#x27;", "'").replace("<br>", "\n")


@pytest.mark.parametrize("version", [0, 99, None, "1"])
def test_format_that_is_not_known_is_refused_in_words(version):
    told = json.loads((STORED / "contents-1-first.json").read_text()) | {"format_version": version}

    with pytest.raises(ValueError, match="is not known here"):
        from_json(json.dumps(told))


def test_archive_of_version_2_has_its_asks_and_what_was_answered(db):
    lines = gzip.decompress((STORED / "archive-2.jsonl.gz").read_bytes()).decode().splitlines()

    session = unpack(lines)

    asks = list(Ask.objects.filter(workgroup__session=session).order_by("pk"))
    assert len(asks) == 2
    answered, other = asks
    assert answered.responses.get().recipient == answered.recipient
    assert other.recipient.name == "de minister voor Wonen, samen met Sociale Zaken"
    assert other.recipient.expires_at is None and answered.due_words == "1 juli"


def test_archive_of_version_1_is_unpacked_whole(db):
    lines = gzip.decompress((STORED / "archive-1.jsonl.gz").read_bytes()).decode().splitlines()

    session = unpack(lines)

    assert session.board.is_anonymous
    assert session.board.is_revealed
    assert session.versions.count() == 2
    assert session.events.filter(verb="party_removed").get().subjects == {"party": [None]}
    assert session.contributions.count() == sum('"cocreation.contribution"' in line for line in lines)
