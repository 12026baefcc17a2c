"""The workgroups as tiles: which one writes, which is silent, which is ready for the room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from sessions.core.models import CocreationSession
from sessions.core.people.models import Sector
from sessions.phases.concretise.helping.queries import calls as help_calls
from sessions.phases.concretise.models import SolutionTextVersion
from sessions.phases.concretise.queries import readiness, with_solutions
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import homes, members_of

# Nobody wrote for so long: it may be stuck.
SILENT_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Tile:
    """group; people: how many work in it; done, needed: of what its solutions must have before the room can decide;
    sectors: each with whether somebody of it is there; state: "closed", "calls" (for help), "ready", "empty" (nobody
    works in it), "unwritten", "silent" or "writes"; minutes: since anybody wrote, None where nobody did."""

    group: Workgroup
    people: int
    done: int
    needed: int
    sectors: tuple[tuple[Sector, bool], ...]
    state: str
    minutes: int | None = None


def tiles(session: CocreationSession) -> list[Tile]:
    """Of every group that people work in; one that works on several solutions counts them together."""
    groups = list(homes(session))
    keys = {group.pk: [group.pk, *(each.solution_id for each in group.hosted.all())] for group in groups}
    canvases = {each.pk: each for each in with_solutions(Workgroup.objects.filter(session=session))}
    written = last_writing(session)
    now = timezone.now()
    calling = {each.workgroup_id for each in help_calls(session)["calls"]}
    return [
        tile(group, [canvases[key] for key in keys[group.pk]], written, now, calls=group.pk in calling)
        for group in groups
    ]


def last_writing(session: CocreationSession) -> dict[int, datetime]:
    """When somebody last wrote on each canvas."""
    versions = SolutionTextVersion.objects.filter(solution_text__workgroup__session=session)
    by_canvas = versions.values_list("solution_text__workgroup").annotate(at=Max("written_at"))
    return dict(by_canvas.order_by())


def tile(
    group: Workgroup, canvases: Iterable[Workgroup], written: dict[int, datetime], now: datetime, *, calls: bool
) -> Tile:
    told = [readiness(each) for each in canvases]
    # Being owned by enough parties is one thing that a solution needs, beside what is written.
    done = sum(each["done"] + each["has_owners"] for each in told)
    needed = sum(each["needed"] + 1 for each in told)
    members = members_of(group)
    present = {each.party.sector for each in members}
    moments = [written[each["workgroup"].pk] for each in told if each["workgroup"].pk in written]
    since = now - max(moments) if moments else None
    return Tile(
        group,
        len(members),
        done,
        needed,
        tuple((sector, sector in present) for sector in Sector),
        "calls" if calls and not group.is_closed else state(group, len(members), done == needed, since),
        None if since is None else int(since.total_seconds() // 60),
    )


def state(group: Workgroup, people: int, is_ready: bool, since: timedelta | None) -> str:
    if group.is_closed:
        return "closed"
    if is_ready:
        return "ready"
    if not people:
        return "empty"
    if since is None:
        return "unwritten"
    return "silent" if since >= SILENT_AFTER else "writes"
