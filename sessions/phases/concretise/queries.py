from django.db.models import Prefetch

from sessions.core.fragments import Item
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.phases.concretise.canvas import CANVAS, FIELDS, NEEDED
from sessions.phases.concretise.models import SolutionOwner, SolutionText
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import workgroup_of, workgroups

OWNERS_NEEDED = 2
SECTORS_NEEDED = 2


def texts(workgroup_id: int) -> dict[str, SolutionText]:
    """Every field of the canvas; what was never written is empty, version 0."""
    written = {text.field: text for text in SolutionText.objects.filter(workgroup_id=workgroup_id)}
    return {name: written.get(name) or SolutionText(workgroup_id=workgroup_id, field=name) for name in FIELDS}


def canvas_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    """The fields of one workgroup's canvas. scope: the workgroup's primary key."""
    here = texts(int(scope))
    items = []
    for part_number, part in enumerate(CANVAS):
        for number, field in enumerate(part.fields):
            key = f"text-{scope}-{field.name}"
            if keys is None or key in keys:
                context = {"field": field, "text": here[field.name], "part": part if number == 0 else None}
                items.append(Item(key, f"{part_number}-{number:02d}", context, scope))
    return items


def solutions(session: CocreationSession):
    """Workgroups with everything that their solution holds."""
    owners = SolutionOwner.objects.select_related("party")
    return workgroups(session).prefetch_related("texts", Prefetch("owners", queryset=owners))


def readiness(workgroup: Workgroup) -> dict:
    """The checklist of a solution, from a workgroup that came out of solutions().

    Shared ownership: ready with at least two owner parties from at least two sectors.
    """
    written = {text.field: text.text for text in workgroup.texts.all()}
    parties = [owner.party for owner in workgroup.owners.all()]
    sectors = {party.sector for party in parties}
    checks = [{"label": field.label, "is_done": bool(written.get(field.name, "").strip())} for field in NEEDED]
    return {
        "workgroup": workgroup,
        "texts": written,
        "title": written.get("title", "").strip() or workgroup.title,
        "owners": parties,
        "checks": checks,
        "has_owners": len(parties) >= OWNERS_NEEDED and len(sectors) >= SECTORS_NEEDED,
        "done": sum(check["is_done"] for check in checks),
        "needed": len(checks),
    }


def readiness_of(session: CocreationSession, scope: str) -> dict:
    """For one workgroup's readiness list. Raises Workgroup.DoesNotExist when it has gone."""
    return readiness(solutions(session).get(pk=int(scope)))


def solution_items(session: CocreationSession, scope: str, keys: set[str] | None) -> list[Item]:
    groups = solutions(session)
    if keys is not None:
        groups = groups.filter(pk__in=[int(key.partition("-")[2]) for key in keys if key.startswith("workgroup-")])
    return [Item(f"workgroup-{group.pk}", f"{group.pk:09d}", readiness(group)) for group in groups]


def mine(session: CocreationSession, participant: Participant, secret: str) -> list[str]:
    group = workgroup_of(participant)
    return [f"party-{participant.party_id}", *([f"workgroup-{group.pk}"] if group else [])]
