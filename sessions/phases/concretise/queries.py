from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from sessions.core.event_types import Subject, subject_of
from sessions.core.fragments import Item, among, place
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.people.rules import SECTORS_NEEDED, counts_for
from sessions.core.removable import there
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.concretise.canvas import CANVAS, FIELDS, NEEDED, CanvasField, CanvasPart
from sessions.phases.concretise.models import SolutionOwner, SolutionText, SolutionTextVersion
from sessions.phases.enthuse import queries as groups
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import workgroups

OWNERS_NEEDED = 2


def texts(workgroup_id: int) -> dict[str, SolutionText]:
    """Every field of the canvas; what was never written is empty, version 0."""
    written = {text.field: text for text in SolutionText.objects.filter(workgroup_id=workgroup_id)}
    return {name: written.get(name) or SolutionText(workgroup_id=workgroup_id, field=name) for name in FIELDS}


def earlier_texts(workgroup: Workgroup, field: str) -> list[SolutionTextVersion]:
    """Every text that ever stood in a field, the newest first; each stood there until the one before it in the list."""
    made = SolutionTextVersion.objects.filter(solution_text__workgroup=workgroup, solution_text__field=field)
    return list(made.select_related("participant").order_by("-version"))


def own_among(current: SolutionText, participant: Participant, texts: list[str], *, since: int) -> str | None:
    """Which of these texts arrived, though the writer never heard so: the newest that they made of this field after
    version `since`. From there on their writing is to be brought together with that of others."""
    own = current.versions.filter(participant=participant, version__gt=since, text__in=texts)
    return own.order_by("-version").values_list("text", flat=True).first()


def canvas_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    """The fields of one workgroup's canvas. scope: the workgroup's primary key."""
    here = texts(int(scope))
    items = []
    for part_number, part in enumerate(CANVAS):
        for number, field in enumerate(part.fields):
            text, heading = here[field.name], part if number == 0 else None
            if wanted is None or text.subject in wanted:
                items.append(Item.of(text, place(part_number, number), field=field, text=text, part=heading))
    return items


def canvas_as_text(workgroup: Workgroup) -> list[tuple[CanvasPart, list[tuple[str, str, SolutionText | None]]]]:
    """What stands on a canvas, to read: by part, the label of each field that was written in, its text, and where that
    was not picked from a list, the row that holds it."""
    here = texts(workgroup.pk)
    parts = [
        (
            part,
            [
                (str(field.on_paper), text, None if field.choices else here[field.name])
                for field in part.fields
                if (text := shown(field, here[field.name].text))
            ],
        )
        for part in CANVAS
    ]
    return [(part, fields) for part, fields in parts if fields]


def shown(field: CanvasField, text: str) -> str:
    """What was written, or the label of what was picked."""
    return str(dict(field.choices).get(text.strip(), text.strip()))


def solutions(session: CocreationSession):
    """Workgroups with everything that their solution holds."""
    return with_solutions(workgroups(session))


def with_solutions(groups: QuerySet[Workgroup]) -> QuerySet[Workgroup]:
    """The same of any workgroups."""
    owners = SolutionOwner.objects.filter(there("party__"), counts_for("participant")).select_related("party")
    asks = Prefetch("asks", queryset=Ask.objects.select_related("recipient"))
    return groups.prefetch_related("texts", asks, Prefetch("owners", queryset=owners))


def numbered(session: CocreationSession) -> dict[int, Workgroup]:
    """The workgroups by the number by which their solution is cited: the same in every version and on every server."""
    return dict(enumerate(solutions(session), start=1))


def readiness(workgroup: Workgroup) -> dict:
    """The checklist of a solution, from a workgroup that came out of solutions().

    Shared ownership: ready with at least two owner parties from at least two sectors.
    """
    written = {text.field: text.text for text in workgroup.texts.all()}
    parties = [owner.party for owner in workgroup.owners.all()]
    sectors = {party.sector for party in parties}
    checks = [
        {
            "label": field.label,
            "is_done": bool(written.get(field.name, "").strip()),
            # Its place on the canvas.
            "anchor": f"canvas-text-{workgroup.pk}-{field.name}-input",
        }
        for field in NEEDED
    ]
    asks = list(workgroup.asks.all())
    checks.append({"label": _("Wat vragen we, en aan wie?"), "is_done": bool(asks), "anchor": "ask-form"})
    return {
        "workgroup": workgroup,
        "texts": written,
        "title": written.get("title", "").strip() or workgroup.title,
        "owners": parties,
        "asks": asks,
        "checks": checks,
        "has_owners": len(parties) >= OWNERS_NEEDED and len(sectors) >= SECTORS_NEEDED,
        "done": sum(check["is_done"] for check in checks),
        "needed": len(checks),
    }


def readiness_of(session: CocreationSession, scope: str) -> dict:
    """For one workgroup's readiness list. Raises Workgroup.DoesNotExist when it has gone."""
    return readiness(solutions(session).get(pk=int(scope)))


def solution_items(session: CocreationSession, scope: str, wanted: set[Subject] | None) -> list[Item]:
    return [Item.of(each, place(each.pk), **readiness(each)) for each in among(solutions(session), wanted)]


def left_behind(participant: Participant) -> list[str]:
    owned = SolutionOwner.objects.filter(participant=participant).select_related("workgroup")
    return [_("eigenaar van %(group)s namens %(party)s") % {"group": o.workgroup, "party": o.party} for o in owned]


def mine(participant: Participant) -> list[Subject]:
    return [subject_of(participant.party), *groups.mine(participant)]
