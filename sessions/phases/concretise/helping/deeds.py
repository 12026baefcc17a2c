"""What a facilitator does about a call, to be undone from the list of what was just done."""

from django.utils.translation import gettext_lazy as _

from sessions.core.deeds.operations import Act
from sessions.phases.concretise import events
from sessions.phases.enthuse.queries import canvases


def groups(rows: list) -> list:
    return [each for row in rows for each in canvases(row.workgroup)]


HELP_COMING = Act("help_coming", _("Hulp onderweg naar “%(group)s”"), events.HELP_CALLED, groups, even_frozen=True)
HELP_ENDED = Act("help_ended", _("“%(group)s” is geholpen"), events.HELP_CALLED, groups, even_frozen=True)
