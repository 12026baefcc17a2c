"""The workgroups as tiles: which one writes, which is silent, which is ready for the room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from sessions.core.events import PHASE_ENTERED
from sessions.core.journal import Event
from sessions.core.models import CocreationSession
from sessions.core.people.models import Sector
from sessions.core.phase_states import state_of
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.concretise.helping.queries import calls as help_calls
from sessions.phases.concretise.models import SolutionTextVersion
from sessions.phases.concretise.queries import readiness, with_solutions
from sessions.phases.concretise.value_case.models import ValueItem
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import homes, members_of

# Nobody wrote for so long: it may be stuck.
SILENT_AFTER = timedelta(minutes=10)
# In which the groups are to write.
WRITING = "concretise"


@dataclass(frozen=True)
class Tile:
    """group; people: how many work in it; done, needed: of what its solutions must have before the room can decide;
    sectors: each with whether somebody of it is there; state: "closed", "calls" (for help), "ready", "empty" (nobody
    works in it), and while groups are to write "silent" or "writes", else "" ; minutes: for how long it is silent."""

    group: Workgroup
    people: int
    done: int
    needed: int
    sectors: tuple[tuple[Sector, bool], ...]
    state: str
    minutes: int


def tiles(session: CocreationSession) -> list[Tile]:
    """Of every group that people work in; one that works on several solutions counts them together."""
    groups = list(homes(session))
    keys = {group.pk: [group.pk, *(each.solution_id for each in group.hosted.all())] for group in groups}
    told = {each.pk: readiness(each) for each in with_solutions(Workgroup.objects.filter(session=session))}
    calling = {group.pk for group, _call in help_calls(session)["calls"]}
    written, since, now = last_work(session), writing_since(session), timezone.now()

    def silence(group: Workgroup) -> timedelta | None:
        """For how long nobody worked on it since groups were to; None where they are not."""
        if since is None:
            return None
        return now - max([since, group.created_at, *(written[key] for key in keys[group.pk] if key in written)])

    return [
        tile(group, [told[key] for key in keys[group.pk]], silence(group), calls=group.pk in calling)
        for group in groups
    ]


def writing_since(session: CocreationSession) -> datetime | None:
    """Since when the groups are to write; None where they are not."""
    if session.is_frozen or session.current_phase != WRITING or not state_of(session, WRITING).is_open:
        return None
    block = session.current_block
    if block is None:
        # A room that goes from phase to phase without a programme.
        return last_entered(session)
    return block.started_at if block.phase == WRITING else None


def last_entered(session: CocreationSession) -> datetime | None:
    entered = Event.objects.filter(session=session, verb=PHASE_ENTERED.verb).order_by("-revision")
    return entered.values_list("at", flat=True).first()


def last_work(session: CocreationSession) -> dict[int, datetime]:
    """When somebody last worked on each canvas."""
    texts = SolutionTextVersion.objects.filter(
        solution_text__workgroup__session=session, participant__isnull=False
    ).values_list("solution_text__workgroup")
    rows = [
        *texts.annotate(at=Max("written_at")).order_by(),
        *(
            row
            for model in (Ask, ValueItem)
            for row in model.objects.filter(workgroup__session=session)
            .values_list("workgroup")
            .annotate(at=Max("created_at"))
            .order_by()
        ),
    ]
    latest: dict[int, datetime] = {}
    for key, at in rows:
        latest[key] = max(at, latest.get(key, at))
    return latest


def tile(group: Workgroup, told: Sequence[dict], silence: timedelta | None, *, calls: bool) -> Tile:
    # Being owned by enough parties is one thing that a solution needs, beside what is written.
    done = sum(each["done"] + each["has_owners"] for each in told)
    needed = sum(each["needed"] + 1 for each in told)
    members = members_of(group)
    present = {each.party.sector for each in members}
    return Tile(
        group,
        len(members),
        done,
        needed,
        tuple((sector, sector in present) for sector in Sector),
        state(group, len(members), silence, is_ready=done == needed, calls=calls),
        int(silence.total_seconds() // 60) if silence else 0,
    )


def state(group: Workgroup, people: int, silence: timedelta | None, *, is_ready: bool, calls: bool) -> str:
    if group.is_closed:
        return "closed"
    if calls:
        return "calls"
    if is_ready:
        return "ready"
    if not people:
        return "empty"
    if silence is None:
        return ""
    return "silent" if silence >= SILENT_AFTER else "writes"
