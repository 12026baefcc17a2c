"""From Polis votes to dots, within the rules of this method. Pure functions."""

from collections import Counter
from collections.abc import Iterable

from sessions.phases.inventory.models import DOTS_EACH
from sessions.phases.inventory.polis.reader import AGREE, Vote

# A statement with fewer votes than this says nothing yet about support.
FEWEST_VOTES = 5
BROAD = 2 / 3


def chosen(votes: Iterable[Vote], statements: set[int]) -> tuple[dict[int, list[int]], Counter]:
    """Pick each voter's dots: their first three agree votes, in time, on statements that are imported.

    A later vote of the same voter on the same statement replaces the earlier one, as in Polis itself.
    Returns (voter → statements, why the other votes were left out → how many).
    """
    left_out: Counter[str] = Counter()
    final: dict[tuple[int, int], Vote] = {}
    for vote in sorted(votes, key=lambda each: each.timestamp):
        if (vote.voter, vote.statement) in final:
            left_out["replaced by a later vote of the same voter"] += 1
        final[vote.voter, vote.statement] = vote
    dots: dict[int, list[int]] = {}
    for vote in sorted(final.values(), key=lambda each: each.timestamp):
        if vote.vote != AGREE:
            left_out["not an agree vote"] += 1
        elif vote.statement not in statements:
            left_out["on a statement that was skipped"] += 1
        elif len(dots.setdefault(vote.voter, [])) >= DOTS_EACH:
            left_out["beyond the three dots that each person has"] += 1
        else:
            dots[vote.voter].append(vote.statement)
    return {voter: given for voter, given in dots.items() if given}, left_out


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
