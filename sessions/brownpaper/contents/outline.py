"""Which numbered chapters the document has, and in which order."""

from sessions.phases.registry import PHASES

# What most phases leave is woven into chapters of the document's own.
FIRST = ("glance", "asked", "urgency", "horizon", "table", "lives", "solutions", "values", "agreements")
LAST = ("monitoring", "reservations", "account")


def outline() -> tuple[str, ...]:
    """The names of the chapters of a brownpaper that is made now: a phase with a chapter of its own has its slug."""
    return (*FIRST, *(phase.slug for phase in PHASES if phase.document_title), *LAST)
