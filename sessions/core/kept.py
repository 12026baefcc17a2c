"""What is the same for everybody and takes long to make, kept in memory: a room that presses one link at once has it
made once, and a room that writes on does not have it made for each word."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

from django.utils.translation import get_language

from sessions.core.event_types import BY_VERB
from sessions.core.journal import Event
from sessions.core.models import CocreationSession

Made = TypeVar("Made")
# So many seconds may pass before an event that can wait (`EventType.can_wait`) is seen in it.
WAITS = 10.0


@dataclass
class Copy(Generic[Made]):
    """What was made of one session in one language. revision: that it certainly holds, None before the first."""

    made: Made | None = None
    revision: int | None = None
    made_at: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def is_new_enough(self, session: CocreationSession) -> bool:
        if self.revision is None:
            return False
        if self.revision >= session.revision:
            return True
        return time.monotonic() - self.made_at < WAITS and self.misses_nothing_urgent(session)

    def misses_nothing_urgent(self, session: CocreationSession) -> bool:
        """Did only things happen since that can wait? Nothing that was taken from sight stays in it."""
        since = Event.objects.filter(session=session, revision__gt=self.revision)
        verbs = since.order_by().values_list("verb", flat=True).distinct()
        return all(verb in BY_VERB and BY_VERB[verb].can_wait for verb in verbs)


class Kept(Generic[Made]):
    """make: session → what is kept of it, in the language that is active. most: so many are kept in a process; the
    one that was used longest ago goes first."""

    def __init__(self, make: Callable[[CocreationSession], Made], most: int = 16):
        self.make, self.most = make, most
        self.lock = Lock()
        self.copies: OrderedDict[tuple, Copy[Made]] = OrderedDict()

    def of(self, session: CocreationSession) -> Made:
        copy = self.copy_of(session)
        if not copy.is_new_enough(session):
            self.renew(copy, session)
        assert copy.made is not None  # made above, or before
        return copy.made

    def renew(self, copy: Copy[Made], session: CocreationSession) -> None:
        """Make it anew. Who asks meanwhile waits; where only what can wait is missing, they get the one from before."""
        if not copy.lock.locked() or copy.revision is None or not copy.misses_nothing_urgent(session):
            with copy.lock:
                if not copy.is_new_enough(session):
                    self.make_anew(copy, session)

    def make_anew(self, copy: Copy[Made], session: CocreationSession) -> None:
        copy.made = self.make(session)
        copy.revision, copy.made_at = session.revision, time.monotonic()

    def copy_of(self, session: CocreationSession) -> Copy[Made]:
        # Primary keys are given out again when a database is emptied; creation keys are not.
        key = (session.creation_key, get_language())
        with self.lock:
            copy = self.copies.setdefault(key, Copy())
            self.copies.move_to_end(key)
            while len(self.copies) > self.most:
                self.copies.popitem(last=False)
            return copy
