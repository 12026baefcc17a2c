"""Texts of a canvas, of which the facilitator can take out what stands there and what stood there."""

from django.utils.translation import gettext_lazy

from sessions.core.hiding.redacting import Redactable
from sessions.phases.concretise import events
from sessions.phases.concretise.answered import rewriting
from sessions.phases.concretise.models import SolutionText
from sessions.phases.enthuse.queries import canvases_of

CANVAS_TEXT = Redactable(
    SolutionText,
    gettext_lazy("Tekst op het canvas"),
    ("text",),
    changed=events.SOLUTION_TEXT_WRITTEN,
    named=lambda thing: (thing, thing.workgroup),
    of=lambda participant: SolutionText.objects.filter(workgroup__in=canvases_of(participant)),
    wrote=lambda participant: SolutionText.objects.filter(versions__participant=participant),
    earlier=lambda thing: thing.versions.exclude(text=""),
    around=lambda thing: rewriting(thing.workgroup, is_withheld=True),
    session_of="workgroup__session",
)
