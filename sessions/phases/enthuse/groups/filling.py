"""Placing people in groups by rule: of every sector somewhere, near to what they bring, and friends apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sessions.core.agreement import score, stems


@dataclass(frozen=True)
class Person:
    """key: of the participant; party, sector: of whom they come for; words: what they bring and can do."""

    key: int
    party: int
    sector: str
    words: str = ""


@dataclass
class Seats:
    """A group. words: what it is about; capacity: None for any number; people: who is there."""

    key: int
    words: str = ""
    capacity: int | None = None
    people: list[Person] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        return self.capacity is not None and len(self.people) >= self.capacity


def filled(people: Iterable[Person], groups: Sequence[Seats]) -> Mapping[int, list[int]]:
    """Who comes where: key of a group → keys of people. Nobody comes into a group that is full; who fits nowhere is
    left out.

    The rule, in this order: few of one's own party, few of one's own sector, few people at all, what one brings near to
    what the group is about. Rare sectors are placed first, so that they are spread before the room is full.
    """
    waiting = sorted(people, key=lambda person: person.key)
    rare: dict[str, int] = defaultdict(int)
    for person in waiting:
        rare[person.sector] += 1
    about = {group.key: stems(group.words) for group in groups}
    placed: dict[int, list[int]] = defaultdict(list)
    for person in sorted(
        waiting, key=lambda person: (rare[person.sector], person.sector, person.party, person.key)
    ):
        free = [group for group in groups if not group.is_full]
        if not free:
            break
        brings = stems(person.words)
        best = min(
            free,
            key=lambda group: (
                sum(each.party == person.party for each in group.people),
                sum(each.sector == person.sector for each in group.people),
                len(group.people),
                -score(brings, about[group.key]),
                group.key,
            ),
        )
        best.people.append(person)
        placed[best.key].append(person.key)
    return placed
