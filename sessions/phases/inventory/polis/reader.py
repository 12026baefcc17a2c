"""Reads a Polis export: comments.csv, and votes.csv and summary.csv where present. Knows no database."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sessions.core.texts import LONGEST_TEXT, on_one_line, tamed

STATEMENT_COLUMNS = ("timestamp", "comment-id", "author-id", "moderated", "comment-body")
VOTE_COLUMNS = ("timestamp", "comment-id", "voter-id", "vote")
# Digits: more than any number in an export has, and as many as a database can hold.
LONGEST_NUMBER = 18
REJECTED = -1
AGREE = 1
MOST_CHARACTERS_A_FIELD = 1_000_000
# More than any conversation has had, and what a board can still show. Votes may be as many as they like.
MOST_STATEMENTS = 50_000


class BrokenExport(Exception):
    """The export cannot be read; the message names the file, the line and the reason."""

    def __init__(self, file: Path, line: int, reason: str):
        super().__init__(f"{file}, line {line}: {reason}")


@dataclass(frozen=True)
class Statement:
    """One row of comments.csv. agrees, disagrees: totals, None where the export has none."""

    number: int
    author: int
    timestamp: int
    is_rejected: bool
    text: str
    agrees: int | None
    disagrees: int | None


@dataclass(frozen=True)
class Vote:
    """One row of votes.csv. vote: 1 agree, 0 pass, -1 disagree."""

    timestamp: int
    statement: int
    voter: int
    vote: int


@dataclass(frozen=True)
class Export:
    """A whole export. topic, url: from summary.csv, else the folder's name and "". votes: how many there are, which
    each_vote reads one by one; None without a file."""

    topic: str
    url: str
    statements: tuple[Statement, ...]
    votes: int | None
    votes_file: Path | None = None

    def each_vote(self) -> Iterator[Vote]:
        return read_votes(self.votes_file) if self.votes_file else iter(())


def read_export(folder: Path) -> Export:
    """Read everything before anything is done with it; of the votes, that they can be read. Raises BrokenExport."""
    summary = read_summary(folder / "summary.csv")
    votes = folder / "votes.csv"
    return Export(
        topic=summary.get("topic", "") or on_one_line(folder.resolve().name),
        url=summary.get("url", ""),
        statements=tuple(read_statements(folder / "comments.csv")),
        votes=sum(1 for _vote in read_votes(votes)) if votes.exists() else None,
        votes_file=votes if votes.exists() else None,
    )


def read_summary(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    return {row[0]: on_one_line(row[1]) for _line, row in rows(file) if len(row) >= 2}


def read_statements(file: Path) -> Iterator[Statement]:
    for number, (line, row) in enumerate(records(file, STATEMENT_COLUMNS)):
        if number >= MOST_STATEMENTS:
            raise BrokenExport(file, line, f"there are more than {MOST_STATEMENTS} statements")
        yield Statement(
            number=whole(row, "comment-id", file, line),
            author=whole(row, "author-id", file, line),
            timestamp=whole(row, "timestamp", file, line),
            is_rejected=whole(row, "moderated", file, line) == REJECTED,
            # One sign too many is enough to know that it is too long.
            text=tamed(row["comment-body"]).strip()[: LONGEST_TEXT + 1],
            agrees=whole(row, "agrees", file, line) if row.get("agrees") else None,
            disagrees=whole(row, "disagrees", file, line) if row.get("disagrees") else None,
        )


def read_votes(file: Path) -> Iterator[Vote]:
    for line, row in records(file, VOTE_COLUMNS):
        vote = whole(row, "vote", file, line)
        if vote not in (-1, 0, 1):
            raise BrokenExport(file, line, f"a vote is -1, 0 or 1, not {vote}")
        yield Vote(
            timestamp=whole(row, "timestamp", file, line),
            statement=whole(row, "comment-id", file, line),
            voter=whole(row, "voter-id", file, line),
            vote=vote,
        )


def records(file: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, row by column name) for each row below the heading."""
    lines = rows(file)
    _line, heading = next(lines, (1, []))
    missing = [column for column in needed if column not in heading]
    if missing:
        raise BrokenExport(file, 1, f"column {', '.join(missing)} is missing")
    if twice := [column for column, times in Counter(heading).items() if times > 1]:
        raise BrokenExport(file, 1, f"there are two columns {', '.join(twice)}")
    for line, row in lines:
        if not any(row):
            continue
        if len(row) != len(heading):
            raise BrokenExport(file, line, f"{len(row)} values where the heading has {len(heading)}")
        yield line, dict(zip(heading, row, strict=True))


def rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    """(number of the line where the row starts, its values). Values may hold line breaks."""
    csv.field_size_limit(MOST_CHARACTERS_A_FIELD)
    line = 1
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, strict=True)
            for row in reader:
                yield line, row
                line = reader.line_num + 1
    except OSError as reason:
        raise BrokenExport(file, 1, f"cannot be read ({reason.strerror})") from None
    except UnicodeDecodeError as broken:
        raise BrokenExport(file, line, f"not UTF-8 text ({broken.reason})") from broken
    except csv.Error as broken:
        raise BrokenExport(file, line, str(broken)) from broken


def whole(row: dict[str, str], column: str, file: Path, line: int) -> int:
    told = row[column]
    try:
        number = int(told) if len(told) <= LONGEST_NUMBER else None
    except ValueError:
        number = None
    if number is None:
        raise BrokenExport(file, line, f"{column} is {told[:40]!r}, not a whole number")
    return number
