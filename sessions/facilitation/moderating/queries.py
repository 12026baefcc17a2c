from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import Truncator

from sessions.core.hiding.models import ModerationEntry, Redaction
from sessions.core.models import CocreationSession
from sessions.core.overuse.models import Overuse
from sessions.core.signalling.models import BoundarySignal
from sessions.core.signalling.operations import Judged
from sessions.phases.inventory.queries import board_of
from sessions.phases.inventory.reading import BATCH, to_read
from sessions.phases.registry import JUDGED, MODERATIONS, REDACTABLES

# Of the log as the page shows it; the archive has all of it.
LATEST = 100


def reading(session: CocreationSession, scope: str) -> dict:
    """What the facilitator reads before the reveal. How many wait for the next batch is told to nobody."""
    batches, _waiting = to_read(session)
    return {"batches": batches, "is_revealed": board_of(session).is_revealed, "size": BATCH}


def moderated(session: CocreationSession, scope: str) -> dict:
    """What is hidden now, and what was done, the newest first."""
    names = {kind: each.name for kind, each in JUDGED.items()}
    taken_out = Redaction.objects.filter(session=session, lifted_at=None)
    return {
        "hidden": [(each, thing) for each in MODERATIONS.values() for thing in each.hidden_in(session)],
        "taken_out": [(REDACTABLES[each.kind], each) for each in taken_out if each.kind in REDACTABLES],
        "log": [
            (entry, names.get(entry.kind, entry.kind))
            for entry in ModerationEntry.objects.filter(session=session)[:LATEST]
        ],
    }


@dataclass(frozen=True)
class Signalled:
    """A thing about which somebody signalled. lines: how often each line was said to be crossed, in words."""

    moderation: Judged
    thing: Any
    lines: str

    @property
    def key(self) -> str:
        return f"{self.moderation.kind}-{self.thing.pk}"

    @property
    def told(self) -> str:
        # Isolated (Unicode's bidirectional algorithm): a text in another direction turns nothing of the line around it.
        says = Truncator(self.moderation.written(self.thing)).chars(300)
        return f"{self.moderation.name}: \u2068{says}\u2069 ({self.lines})"


def open_signals(session: CocreationSession) -> list[Signalled]:
    """What was signalled and is still in sight, in an order that tells nothing."""
    waiting: dict[tuple[str, int], list[str]] = {}
    for each in BoundarySignal.objects.filter(session=session, settled_at=None):
        waiting.setdefault((each.kind, each.thing), []).append(str(each.get_crosses_display()))
    found = []
    for (kind, pk), said in waiting.items():
        moderation = JUDGED.get(kind)
        thing = moderation and moderation.all_in(session).filter(pk=pk).first()
        if moderation and thing and moderation.is_in_sight(thing):
            lines = "; ".join(f"{n} × {line}" for line, n in Counter(said).items())
            found.append(Signalled(moderation, thing, lines))
    return found


def gone(session: CocreationSession) -> list[tuple[str, int]]:
    """What was signalled, waits, and is out of sight: (kind, key) of each."""
    here = {(each.moderation.kind, each.thing.pk) for each in open_signals(session)}
    waiting = BoundarySignal.objects.filter(session=session, settled_at=None).values_list("kind", "thing")
    return sorted(set(waiting) - here)


def overuses(session: CocreationSession, scope: str) -> dict:
    """Who sent more than a person does in the last hour; not by name where none were promised."""
    lately = timezone.now() - timedelta(hours=1)
    noted = Overuse.objects.filter(session=session, last_at__gte=lately).select_related("participant")
    return {"overuses": noted.exclude(participant__removed_at__isnull=False)}


def signals(session: CocreationSession, scope: str) -> dict:
    return {"count": len(open_signals(session))}
