"""Dots by sector, without betraying anybody: who alone votes for a sector would see their own choice in print.

The rule (a minimum frequency, as official statistics use it): a sector with fewer than three voters is joined with
others; where no two groups are left nothing is split. Consent is given openly and stays by sector.
"""

from dataclasses import dataclass

from django.db.models import Count

from sessions.core.given import counts
from sessions.core.models import CocreationSession
from sessions.core.people.models import Sector
from sessions.phases.inventory.models import Dot, in_sight

FEWEST_VOTERS = 3


@dataclass(frozen=True)
class Split:
    """groups: sectors that are told together, empty where nothing may be told; dots: cluster → of each group."""

    groups: tuple[tuple[str, ...], ...]
    dots: dict[int, tuple[int, ...]]


NOTHING_TOLD = Split((), {})


def joined(voters: dict[str, int]) -> tuple[tuple[str, ...], ...]:
    """The groups in which dots may be told, from the voters of each sector; none where there would be only one."""
    large = [sector for sector in Sector.values if voters.get(sector, 0) >= FEWEST_VOTERS]
    small = [sector for sector in Sector.values if 0 < voters.get(sector, 0) < FEWEST_VOTERS]
    if small and sum(voters[sector] for sector in small) < FEWEST_VOTERS and large:
        least = min(large, key=lambda sector: voters[sector])
        large.remove(least)
        small.append(least)
    groups: list[tuple[str, ...]] = [(sector,) for sector in large]
    if small:
        groups.append(tuple(sector for sector in Sector.values if sector in small))
    return tuple(sorted(groups, key=lambda group: Sector.values.index(group[0]))) if len(groups) > 1 else ()


def split_by_sector(session: CocreationSession) -> Split:
    """The dots in each cluster on the board by groups of sectors."""
    given = Dot.objects.filter(
        counts(),
        in_sight("contribution__"),
        contribution__session=session,
        contribution__parked=None,
        contribution__cluster__isnull=False,
        participant__isnull=False,
    )
    by_sector = given.values_list("participant__party__sector")
    voters = dict(by_sector.annotate(Count("participant", distinct=True)).order_by())
    groups = joined(voters)
    if not groups:
        return NOTHING_TOLD
    dots: dict[int, tuple[int, ...]] = {}
    counted = (
        given.values_list("contribution__cluster", "participant__party__sector").annotate(Count("pk")).order_by()
    )
    for cluster, sector, number in counted:
        of_groups = dots.get(cluster, (0,) * len(groups))
        dots[cluster] = tuple(
            had + (number if sector in group else 0) for had, group in zip(of_groups, groups, strict=True)
        )
    return Split(groups, dots)
