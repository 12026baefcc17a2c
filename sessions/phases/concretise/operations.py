"""Writing on the solution canvas. Every write to a text goes through write_text."""

from django.utils.translation import gettext as _

from sessions.core.journal import change
from sessions.core.people.models import Participant, Party
from sessions.core.refusal import Refused
from sessions.core.texts import LONGEST_TEXT
from sessions.phases.concretise import events
from sessions.phases.concretise.answered import rewriting
from sessions.phases.concretise.canvas import FIELDS
from sessions.phases.concretise.models import SolutionOwner, SolutionText, SolutionTextVersion
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import is_member

PHASE = "concretise"


class Changed(Refused):
    """Someone else wrote in this field since the writer last saw it. Nothing was overwritten.

    current: the text as it stands now, with its version.
    """

    def __init__(self, current: SolutionText):
        super().__init__(_("Iemand anders heeft dit ook gewijzigd. Hier staan ze allebei."), field="text")
        self.current = current


def write_text(
    *, workgroup: Workgroup, field: str, text: str, base_version: int, participant: Participant
) -> SolutionText:
    """Save one field of the canvas.

    base_version: the version that the writer started from. Returns the text with its new version. Raises
    Changed when another version came in between, and Refused for a non-member or an unknown choice.
    """
    guard_text(field, text)
    with change(workgroup.session, phase=PHASE) as under_way:
        guard_member(workgroup, participant)
        current, _new = SolutionText.objects.get_or_create(workgroup=workgroup, field=field)
        if current.text == text:
            return current
        if current.version != base_version:
            raise Changed(current)
        with rewriting(workgroup):
            current.text, current.version = text, current.version + 1
            current.save(update_fields=["text", "version"])
        SolutionTextVersion.objects.create(
            solution_text=current, version=current.version, text=text, participant=participant
        )
        under_way.record(events.SOLUTION_TEXT_WRITTEN, current, workgroup)
    return current


def restore_text(*, workgroup: Workgroup, field: str, version: int, participant: Participant) -> SolutionText:
    """Write what stood in a field in an earlier version as its newest one; nothing that came between is lost."""
    earlier = SolutionTextVersion.objects.get(
        solution_text__workgroup=workgroup, solution_text__field=field, version=version
    )
    base = SolutionText.objects.get(workgroup=workgroup, field=field).version
    return write_text(
        workgroup=workgroup, field=field, text=earlier.text, base_version=base, participant=participant
    )


def guard_member(workgroup: Workgroup, participant: Participant) -> None:
    if Workgroup.objects.filter(pk=workgroup.pk).exclude(closed_at=None).exists():
        raise Refused(_("Deze werkgroep is klaar en gesloten. Vraag de facilitator om hem te heropenen."))
    if not is_member(participant, workgroup):
        raise Refused(_("U bent geen lid van deze werkgroep. Sluit u aan om mee te schrijven."))


def guard_text(field: str, text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise Refused(_("Deze tekst is te lang: hooguit %(most)s tekens.") % {"most": LONGEST_TEXT}, field="text")
    choices = FIELDS[field].choices
    if choices and text and text not in dict(choices):
        raise Refused(_("Kies een van de mogelijkheden."), field="text")


def own_solution(*, workgroup: Workgroup, participant: Participant) -> None:
    """Let somebody's party make the solution its own."""
    with change(workgroup.session, phase=PHASE) as under_way:
        owner, is_new = SolutionOwner.objects.get_or_create(
            workgroup=workgroup, party=participant.party, defaults={"participant": participant}
        )
        if not is_new and owner.participant and owner.participant.removed_at:
            # Who said so may no longer speak for the party; somebody else does now.
            SolutionOwner.objects.filter(pk=owner.pk).update(participant=participant)
            is_new = True
        if is_new:
            under_way.record(events.SOLUTION_OWNED, workgroup)


def disown_solution(*, workgroup: Workgroup, party: Party) -> None:
    with change(workgroup.session, phase=PHASE) as under_way:
        if SolutionOwner.objects.filter(workgroup=workgroup, party=party).delete()[0]:
            under_way.record(events.SOLUTION_DISOWNED, workgroup)
