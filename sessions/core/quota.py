"""How much one participant may send: far more than a person does, and little for a script.

Counted in the memory of a process only, so that nothing tells who wrote how much where no names were promised; several
processes each allow as much.
"""

import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.utils.translation import gettext as _

from sessions.core.refusal import Refused

MINUTE = 60.0


class TooMuch(Refused):
    """Refused because somebody sends more than a person does."""

    reason = "quota"


class TooFast(TooMuch):
    """The same, for now: a minute later it is taken."""


@dataclass
class Sender:
    """Who sends a request. is_over: did it go over what they may?"""

    pk: int
    is_over: bool = False


SENDER: ContextVar[Sender | None] = ContextVar("sender", default=None)


class Quota:
    """What each participant did in the last minute, and what they made in all."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.pressed: dict[int, deque[float]] = defaultdict(deque)
        self.made: dict[int, deque[float]] = defaultdict(deque)
        self.total: Counter[int] = Counter()

    def forget(self) -> None:
        with self.lock:
            self.pressed.clear()
            self.made.clear()
            self.total.clear()

    def press(self, sender: Sender) -> None:
        """They send something. Raises TooFast."""
        with self.lock:
            self.count(self.pressed, sender, settings.PRESSES_A_MINUTE)

    def make(self, sender: Sender) -> None:
        """They make something. Raises TooFast, and TooMuch where it was too much altogether."""
        with self.lock:
            if self.total[sender.pk] >= settings.THINGS_IN_ALL:
                sender.is_over = True
                raise TooMuch(_("U hebt al heel veel gemaakt. Overleg met de facilitator; uw tekst staat er nog."))
            self.count(self.made, sender, settings.THINGS_A_MINUTE)
            self.total[sender.pk] += 1

    def count(self, done: dict[int, deque[float]], sender: Sender, most: int) -> None:
        now, moments = time.monotonic(), done[sender.pk]
        while moments and moments[0] <= now - MINUTE:
            moments.popleft()
        if len(moments) >= most:
            sender.is_over = True
            raise TooFast(_("Dat gaat erg snel achter elkaar. Wacht een minuut; uw tekst staat er nog."))
        moments.append(now)


QUOTA = Quota()


@contextmanager
def sent_by(pk: int) -> Iterator[Sender]:
    """A request of this participant is answered here. Raises TooFast."""
    sender = Sender(pk)
    token = SENDER.set(sender)
    try:
        yield sender
    finally:
        SENDER.reset(token)


def count_made() -> None:
    """Something is being made; who made it is known where a request of theirs is answered. Raises TooMuch."""
    if sender := SENDER.get():
        QUOTA.make(sender)
