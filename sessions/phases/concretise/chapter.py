"""One page per solution, and what is asked of the reader, for the brownpaper."""

from dataclasses import dataclass

from sessions.core.models import CocreationSession
from sessions.phases.concretise.canvas import CANVAS, FIELDS
from sessions.phases.concretise.queries import readiness, solutions


@dataclass(frozen=True)
class Part:
    title: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SolutionPage:
    workgroup_id: int
    title: str
    summary: str
    lead: str
    members: tuple[str, ...]
    owners: tuple[str, ...]
    cluster: str
    is_ready: bool
    parts: tuple[Part, ...]
    ask: str
    ask_recipient: str
    ask_deadline: str
    instrument: str


@dataclass(frozen=True)
class ConcretiseChapter:
    solutions: tuple[SolutionPage, ...]


def chapter(session: CocreationSession) -> ConcretiseChapter:
    return ConcretiseChapter(tuple(solution_page(group) for group in solutions(session)))


def solution_page(workgroup) -> SolutionPage:
    ready = readiness(workgroup)
    written = ready["texts"]
    cluster = workgroup.pitch.cluster if workgroup.pitch else None
    return SolutionPage(
        workgroup_id=workgroup.pk,
        title=ready["title"],
        summary=written.get("think_big", ""),
        lead=workgroup.lead.name if workgroup.lead else "",
        members=tuple(f"{m.participant.name} ({m.participant.party})" for m in workgroup.memberships.all()),
        owners=tuple(str(party) for party in ready["owners"]),
        cluster=cluster.title if cluster else "",
        is_ready=ready["has_owners"] and ready["done"] == ready["needed"],
        parts=tuple(part_of(part, written) for part in CANVAS),
        ask=written.get("ask", ""),
        ask_recipient=written.get("ask_recipient", ""),
        ask_deadline=written.get("ask_deadline", ""),
        instrument=shown("instrument", written),
    )


def part_of(part, written: dict[str, str]) -> Part:
    answers = ((str(field.label), shown(field.name, written)) for field in part.fields if field.name != "title")
    return Part(str(part.title), tuple((label, answer) for label, answer in answers if answer))


def shown(name: str, written: dict[str, str]) -> str:
    """What was written, or the label of what was picked."""
    text = written.get(name, "").strip()
    return str(dict(FIELDS[name].choices).get(text, text))
