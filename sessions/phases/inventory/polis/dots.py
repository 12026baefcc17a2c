"""From Polis votes to dots, within the rules of this method. Pure functions."""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing

from sessions.phases.inventory.models import DOTS_EACH
from sessions.phases.inventory.polis.reader import AGREE, Vote

# A statement with fewer votes than this says nothing yet about support.
FEWEST_VOTES = 5
BROAD = 2 / 3
SORTER = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE vote (
        voter INTEGER, statement INTEGER, at INTEGER, place INTEGER, vote INTEGER, times INTEGER DEFAULT 1,
        PRIMARY KEY (voter, statement)
    ) WITHOUT ROWID;
"""
KEEP_THE_LAST = """
    INSERT INTO vote (voter, statement, at, place, vote) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET
        times = times + 1,
        vote = iif(excluded.at >= at, excluded.vote, vote),
        place = iif(excluded.at >= at, excluded.place, place),
        at = max(at, excluded.at)
"""


def chosen(votes: Iterable[Vote], statements: set[int]) -> tuple[dict[int, list[int]], Counter]:
    """Pick each voter's dots: their first three agree votes, in time, on statements that are imported.

    A later vote of the same voter on the same statement replaces the earlier one, as in Polis itself.
    Returns (voter → statements, why the other votes were left out → how many).
    """
    left_out: Counter[str] = Counter()
    dots: dict[int, list[int]] = {}
    for voter, statement, vote, times in last_votes(votes):
        if times > 1:
            left_out["replaced by a later vote of the same voter"] += times - 1
        if vote != AGREE:
            left_out["not an agree vote"] += 1
        elif statement not in statements:
            left_out["on a statement that was skipped"] += 1
        elif len(dots.setdefault(voter, [])) >= DOTS_EACH:
            left_out["beyond the three dots that each person has"] += 1
        else:
            dots[voter].append(statement)
    return {voter: given for voter, given in dots.items() if given}, left_out


def last_votes(votes: Iterable[Vote]) -> Iterator[tuple[int, int, int, int]]:
    """(voter, statement, vote, how often they voted on it) of each voter's last vote on each statement, in time. There
    may be many millions: they are put in order in a file of its own, not in memory."""
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(f"{folder}/votes")) as sorter:
        sorter.executescript(SORTER)
        rows = ((each.voter, each.statement, each.timestamp, place, each.vote) for place, each in enumerate(votes))
        sorter.executemany(KEEP_THE_LAST, rows)
        yield from sorter.execute("SELECT voter, statement, vote, times FROM vote ORDER BY at, place")


def support(agrees: int | None, disagrees: int | None) -> str:
    """How a statement was received: "broad", "rejected", "divided", "few" (votes) or "unknown"."""
    if agrees is None or disagrees is None:
        return "unknown"
    if agrees + disagrees < FEWEST_VOTES:
        return "few"
    share = agrees / (agrees + disagrees)
    if share >= BROAD:
        return "broad"
    return "rejected" if share <= 1 - BROAD else "divided"
