from django.urls import reverse
from django.utils.translation import gettext as _

from sessions.core.digest import Happened, Line
from sessions.core.people.models import Participant
from sessions.phases.concretise import events
from sessions.phases.concretise.canvas import FIELDS
from sessions.phases.concretise.models import SolutionText
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import canvases_of


def digest(participant: Participant, happened: Happened) -> list[Line]:
    """What was written in the solutions that one works on: each field, and the lists beside them."""
    written = happened.subjects(SolutionText, events.SOLUTION_TEXT_WRITTEN)
    beside = {
        _("Valuecase gewijzigd:"): happened.keys(Workgroup, *events.VALUE_ITEM_EVENTS),
        _("Wat u vraagt is gewijzigd:"): happened.keys(Workgroup, *events.ASK_EVENTS),
        _("Eigenaren gewijzigd:"): happened.keys(Workgroup, events.SOLUTION_OWNED, events.SOLUTION_DISOWNED),
    }
    lines = []
    for solution in canvases_of(participant).order_by("pk"):
        to = reverse("canvas", args=[solution.session.code, solution.pk])
        parts = {each.part for each in written if each.pk == solution.pk}
        lines += [
            Line(_("Geschreven bij “%(field)s”:") % {"field": field.label}, solution.title, f"{to}#{anchor}")
            for name, field in FIELDS.items()
            if name in parts
            for anchor in [f"canvas-text-{solution.pk}-{name}"]
        ]
        lines += [Line(says, solution.title, to) for says, pks in beside.items() if solution.pk in pks]
    return lines
