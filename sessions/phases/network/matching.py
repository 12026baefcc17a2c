"""Which party brings what another comes to get: matches on the words that both use."""

from dataclasses import dataclass

from sessions.core.agreement import score, stems


@dataclass(frozen=True)
class Match:
    """One party's get beside another's give; score: how strongly the words agree, higher is stronger."""

    getter: str
    get: str
    giver: str
    give: str
    score: float


def match(gets: list[tuple[str, str]], gives: list[tuple[str, str]], most: int = 30) -> list[Match]:
    """Pair gets with gives of other parties. gets, gives: (party, text). Strongest first, `most` at the most."""
    offered = [(party, text, stems(text)) for party, text in gives]
    found = [
        Match(getter, get, giver, give, agreement)
        for getter, get in gets
        for giver, give, words in offered
        if giver != getter and (agreement := score(stems(get), words)) > 0
    ]
    return sorted(found, key=lambda each: (-each.score, each.getter, each.giver))[:most]
