"""The count that must come out: what was acknowledged, what is there afterwards, who saw it, and how fast."""

import re
import time
from collections import Counter
from dataclasses import asdict, dataclass, field

from django.apps import apps
from django.db.models import CharField, QuerySet, TextField

from sessions.core.creation import CreatedOnce
from sessions.core.models import CocreationSession
from sessions.phases.concretise.models import SolutionTextVersion
from sessions.phases.inventory.models import Contribution

TAG = re.compile(r"\(repetitie (\w+-\d+)\)")


@dataclass
class Written:
    """One text that a bot sent. Moments are seconds on this computer's steady clock."""

    tag: str
    due: float
    url: str = ""
    acknowledged: float | None = None


@dataclass
class Ledger:
    """Everything that happened in one rehearsal."""

    run: str
    written: dict[str, Written] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)

    def new_text(self, words: str) -> tuple[str, Written]:
        """A text that can be recognised anywhere, and its line in the ledger."""
        tag = f"{self.run}-{len(self.written)}"
        self.written[tag] = Written(tag, time.monotonic())
        return f"{words} (repetitie {tag})", self.written[tag]

    @property
    def acknowledged(self) -> list[Written]:
        return [each for each in self.written.values() if each.acknowledged is not None]


@dataclass(frozen=True)
class Verdict:
    """What should be zero, and is or is not.

    missing, doubled: acknowledged texts that are not stored, or more than once; not_seen: texts times screens that
    never got them; shown_twice: entries that stand twice on a page; backwards: frames older than the one before;
    gaps: holes in the journal; errors: answers of the server that nobody should get.
    """

    acknowledged: int
    missing: int
    doubled: int
    not_seen: int
    shown_twice: int
    backwards: int
    gaps: int
    errors: int

    @property
    def is_good(self) -> bool:
        counts = asdict(self)
        counts.pop("acknowledged")
        return not any(counts.values())


def stored_tags(session: CocreationSession, run: str) -> Counter:
    """How often each tag of this run was stored: as something that is created once, or as a version of a text."""
    found: Counter = Counter()
    for model in apps.get_app_config("cocreation").get_models():
        if not issubclass(model, (CreatedOnce, SolutionTextVersion)):
            continue
        for name in (each.name for each in model._meta.fields if isinstance(each, (TextField, CharField))):
            rows: QuerySet = model._default_manager.filter(**{f"{name}__contains": f"(repetitie {run}-"})
            if model is Contribution:
                rows = rows.filter(comes_from=None)  # what the facilitator made of others says what those say
            texts = rows.values_list(name, flat=True)
            here = Counter(tag for text in texts for tag in TAG.findall(text))
            found |= here  # a pitch that became a workgroup stands in two tables, once in each
    return found


def gaps_in_the_journal(session: CocreationSession) -> int:
    """How many revisions are missing or doubled; the journal promises none."""
    revisions = list(session.events.values_list("revision", flat=True))
    return sum(now != before + 1 for before, now in zip([0, *revisions], revisions, strict=False))
