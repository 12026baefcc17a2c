from collections import Counter
from dataclasses import dataclass

from django.utils.text import Truncator

from sessions.core.hiding.models import ModerationEntry, Redaction
from sessions.core.hiding.operations import Moderation
from sessions.core.models import CocreationSession
from sessions.core.removable import Hideable
from sessions.core.signalling.models import BoundarySignal
from sessions.phases.inventory.queries import board_of
from sessions.phases.inventory.reading import BATCH, to_read
from sessions.phases.registry import MODERATIONS, REDACTABLES

# Of the log as the page shows it; the archive has all of it.
LATEST = 100


def reading(session: CocreationSession, scope: str) -> dict:
    """What the facilitator reads before the reveal, and how many cards wait for the next batch."""
    batches, waiting = to_read(session)
    return {"batches": batches, "waiting": waiting, "is_revealed": board_of(session).is_revealed, "size": BATCH}


def moderated(session: CocreationSession, scope: str) -> dict:
    """What is hidden now, and what was done, the newest first."""
    names = {kind: each.name for kind, each in (MODERATIONS | REDACTABLES).items()}
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

    moderation: Moderation
    thing: Hideable
    lines: str

    @property
    def key(self) -> str:
        return f"{self.moderation.kind}-{self.thing.pk}"

    @property
    def told(self) -> str:
        return f"{self.moderation.name}: {Truncator(self.thing.written).chars(300)} ({self.lines})"


def open_signals(session: CocreationSession) -> list[Signalled]:
    """What was signalled and is still in sight, the first signalled first."""
    waiting: dict[tuple[str, int], list[str]] = {}
    for each in BoundarySignal.objects.filter(session=session, settled_at=None):
        waiting.setdefault((each.kind, each.thing), []).append(str(each.get_crosses_display()))
    found = []
    for (kind, pk), said in waiting.items():
        moderation = MODERATIONS.get(kind)
        thing = moderation and moderation.all_in(session).filter(pk=pk).first()
        if moderation and thing and is_in_sight(thing):
            lines = "; ".join(f"{n} × {line}" for line, n in Counter(said).items())
            found.append(Signalled(moderation, thing, lines))
    return found


def gone(session: CocreationSession) -> list[tuple[str, int]]:
    """What was signalled, waits, and is out of sight: (kind, key) of each."""
    here = {(each.moderation.kind, each.thing.pk) for each in open_signals(session)}
    waiting = BoundarySignal.objects.filter(session=session, settled_at=None).values_list("kind", "thing")
    return sorted(set(waiting) - here)


def is_in_sight(thing: Hideable) -> bool:
    """Neither hidden, nor taken away by its author."""
    gone = getattr(thing, "taken_away_at", None) or getattr(thing, "withdrawn_at", None)
    return not thing.is_hidden and gone is None


def signals(session: CocreationSession, scope: str) -> dict:
    return {"count": len(open_signals(session))}
