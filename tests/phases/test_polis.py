import csv
import json
import tracemalloc
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.facilitation.steering.operations import freeze, move_to
from sessions.phases.inventory.models import Contribution, Dot
from sessions.phases.inventory.polis.dots import chosen, support
from sessions.phases.inventory.polis.reader import BrokenExport, Vote, read_export

HEADING = ["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"]


def write(folder, statements, votes=None, heading=HEADING):
    with (folder / "comments.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([heading, *statements])
    if votes is not None:
        with (folder / "votes.csv").open("w", newline="", encoding="utf-8") as file:
            rows = [["timestamp", "datetime", "comment-id", "voter-id", "vote"], *votes]
            csv.writer(file).writerows(rows)
    return folder


def statement(number, text="Een gedachte", author=1, agrees=6, disagrees=1, moderated=1):
    return [1000 + number, "x", number, author, agrees, disagrees, moderated, text]


def run(folder, capsys, **options) -> dict:
    call_command("import_polis", folder, json=True, **options)
    return json.loads(capsys.readouterr().out)


def test_statements_become_contributions_and_agree_votes_dots(db, tmp_path, capsys):
    votes = [[n, "x", n, 9, 1] for n in range(4)] + [[9, "x", 0, 8, -1], [10, "x", 5, 8, 1]]
    rows = [statement(n) for n in range(4)] + [statement(5, moderated=-1), statement(6, text="  ")]

    report = run(write(tmp_path, rows, votes), capsys)

    assert report["statements"] == {
        "read": 6,
        "imported": 4,
        "skipped": {"rejected by the moderators": 1, "empty": 1},
    }
    assert report["votes"]["dots"] == 3
    assert sum(report["votes"]["left_out"].values()) == 3
    assert Contribution.objects.filter(author__is_pseudonymous=True).count() == 4


@pytest.mark.parametrize(
    ("text", "language"),
    [("Smoking should be banned in public places", "en"), ("Roken moet verboden zijn in het openbaar", "nl")],
)
def test_session_of_an_import_has_the_language_of_all_statements_together(db, tmp_path, capsys, text, language):
    folder = write(tmp_path, [statement(n, text=f"{text} {n}") for n in range(6)], [])

    code = run(folder, capsys)["code"]

    assert CocreationSession.objects.get(code=code).language == language


def test_importing_again_adds_nothing(db, tmp_path, capsys):
    folder = write(tmp_path, [statement(n) for n in range(3)], [[1, "x", 0, 9, 1]])
    first = run(folder, capsys)

    second = run(folder, capsys, session=first["code"])

    assert second["statements"]["imported"] == 0
    assert second["statements"]["skipped"] == {"already here": 3}
    assert (Contribution.objects.count(), Dot.objects.count()) == (3, 1)


def test_other_scripts_and_line_breaks_survive(db, tmp_path, capsys):
    texts = ["住房應該負擔得起", "السكن حق للجميع", 'Eerste regel\n"tweede" regel, met komma', "🏠 huis"]

    report = run(write(tmp_path, [statement(n, text) for n, text in enumerate(texts)]), capsys)

    assert sorted(Contribution.objects.values_list("text", flat=True)) == sorted(texts)
    assert report["votes"] == {"read": 0, "dots": 0, "left_out": {}}


@pytest.mark.parametrize(
    ("broken", "line", "reason"),
    [
        ("timestamp,comment-id\n1,2\n", 1, "missing"),
        ("timestamp,comment-id,author-id,moderated,comment-body\n1,2,3,1,ok\n1,x,3,1,nee\n", 3, "whole number"),
        ("timestamp,comment-id,author-id,moderated,comment-body\n1,2,3,1,ok\n1,2\n", 3, "values"),
        ('timestamp,comment-id,author-id,moderated,comment-body\n1,2,3,1,"open\n', 2, "unexpected end"),
    ],
)
def test_a_broken_file_is_refused_with_file_line_and_reason(db, tmp_path, broken, line, reason):
    (tmp_path / "comments.csv").write_text(broken)

    with pytest.raises(CommandError) as refused:
        call_command("import_polis", tmp_path)

    assert f"comments.csv, line {line}:" in str(refused.value)
    assert reason in str(refused.value)
    assert CocreationSession.objects.count() == 0


def test_text_that_is_not_utf8_is_refused(tmp_path):
    (tmp_path / "comments.csv").write_bytes(
        b"timestamp,comment-id,author-id,moderated,comment-body\n1,2,3,1,caf\xe9\n"
    )

    with pytest.raises(BrokenExport, match="UTF-8"):
        read_export(tmp_path)


def test_a_broken_votes_file_imports_no_statement_either(db, tmp_path):
    folder = write(tmp_path, [statement(1)], [[1, "x", 1, 9, 7]])

    with pytest.raises(CommandError, match=r"votes.csv, line 2"):
        call_command("import_polis", folder)

    assert Contribution.objects.count() == 0


def test_two_thousand_statements_arrive_together(db, tmp_path, capsys):
    rows = [statement(n, f"Gedachte {n}", author=n % 700) for n in range(2200)]
    votes = [[n, "x", n % 2200, n % 900, 1] for n in range(9000)]

    report = run(write(tmp_path, rows, votes), capsys)

    assert report["statements"]["imported"] == 2200
    assert report["votes"]["dots"] == 2700
    assert Participant.objects.filter(is_pseudonymous=True).count() == 900


def test_a_frozen_session_takes_no_import(cast, tmp_path):
    freeze(session=cast.session)

    with pytest.raises(CommandError, match="bevroren"):
        call_command("import_polis", write(tmp_path, [statement(1)]), session=cast.session.code)


def test_the_latest_vote_counts_and_three_are_enough():
    votes = [Vote(1, 1, 7, 1), Vote(2, 1, 7, -1), *(Vote(3 + n, 2 + n, 7, 1) for n in range(4))]

    dots, left_out = chosen(votes, {1, 2, 3, 4, 5})

    assert dots == {7: [2, 3, 4]}
    assert sum(left_out.values()) == 3


@pytest.mark.parametrize(
    ("agrees", "disagrees", "expected"),
    [(8, 2, "broad"), (5, 5, "divided"), (1, 9, "rejected"), (2, 0, "few"), (None, None, "unknown")],
)
def test_how_a_statement_was_received(agrees, disagrees, expected):
    assert support(agrees, disagrees) == expected


def test_attribution_is_shown_where_the_statements_are(cast, tmp_path):
    cast.open_everything()
    call_command("import_polis", write(tmp_path, [statement(1)]), session=cast.session.code)

    move_to(session=cast.session, phase="inventory")

    for page in (cast.path("inventory/"), cast.screen_path):
        assert "Computational Democracy Project" in cast.anna.client().get(page).content.decode()


def write_votes(folder: Path, many: int) -> None:
    with (folder / "votes.csv").open("w") as file:
        file.write("timestamp,datetime,comment-id,voter-id,vote\n")
        for number in range(many):
            file.write(f"{number},x,{number % 50},{number % 300},{1 if number % 3 else -1}\n")
    lines = "".join(f"1,x,{number},1,0,0,1,stelling {number}\n" for number in range(50))
    (folder / "comments.csv").write_text(
        f"timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n{lines}"
    )


def test_many_votes_take_no_more_memory_than_few(tmp_path):
    """They are put in order in a file."""

    def most_at_once(many: int) -> int:
        write_votes(tmp_path, many)
        export = read_export(tmp_path)
        tracemalloc.start()
        dots, left_out = chosen(export.each_vote(), set(range(50)))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert export.votes == many and sum(map(len, dots.values())) + sum(left_out.values()) == many
        return most

    few, many = most_at_once(2_000), most_at_once(60_000)
    assert many < 2 * few


@pytest.mark.parametrize("number", ["9" * 30, "-" + "9" * 5000, "1e9", ""])
def test_a_number_that_none_is_is_refused_with_its_line(tmp_path, number):
    write_votes(tmp_path, 3)
    with (tmp_path / "votes.csv").open("a") as file:
        file.write(f"{number},x,1,1,1\n")
    with pytest.raises(BrokenExport, match=r"votes\.csv, line 5: timestamp is"):
        read_export(tmp_path)


def test_more_statements_than_a_board_shows_are_refused(tmp_path, monkeypatch):
    write_votes(tmp_path, 3)
    monkeypatch.setattr("sessions.phases.inventory.polis.reader.MOST_STATEMENTS", 20)
    with pytest.raises(BrokenExport, match="line 22: there are more than 20 statements"):
        read_export(tmp_path)
