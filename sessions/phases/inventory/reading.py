"""Reading along before the reveal, where the session was opened under a text that says so: the cards without author,
moment or order of arrival."""

import hashlib
import hmac

from django.conf import settings

from sessions.core.models import CocreationSession
from sessions.core.phase_states import state_of
from sessions.phases.inventory.models import Contribution
from sessions.phases.inventory.queries import board_of

# So many come together, in no order: what was written last cannot be told from the rest.
BATCH = 8
# Fewer are not shown before the reveal at all: one card alone tells when it was written.
FEWEST = 3


def is_read_along(session: CocreationSession) -> bool:
    """Does the facilitator read now? After the reveal everybody does."""
    board = board_of(session)
    return board.is_read_before and not board.is_revealed


def key_of(card: Contribution) -> str:
    """How pages call a card before the reveal: its own number would tell when it came."""
    told = f"reading:{card.creation_key}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).hexdigest()[:24]


def to_read(session: CocreationSession) -> tuple[list[list[tuple[str, Contribution]]], int]:
    """The cards in whole batches, each in an order of its own, and how many wait for the next batch. The last batch
    counts as whole once nobody writes any more and it is of FEWEST at least."""
    if not is_read_along(session):
        return [], 0
    # Also those that were taken back: no card moves to another batch, which would tell when it came.
    cards = list(Contribution.objects.filter(session=session, origin="").order_by("created_at", "pk"))
    batches = [cards[start : start + BATCH] for start in range(0, len(cards), BATCH)]
    waiting = []
    is_whole = not batches or len(batches[-1]) == BATCH
    if not is_whole and (state_of(session, "inventory").is_open or len(batches[-1]) < FEWEST):
        waiting = batches.pop()
    return [in_no_order(batch) for batch in batches], len(waiting)


def in_no_order(batch: list[Contribution]) -> list[tuple[str, Contribution]]:
    return sorted(((key_of(card), card) for card in batch if card.withdrawn_at is None), key=lambda pair: pair[0])


def card_called(session: CocreationSession, key: str) -> Contribution | None:
    """The card that is read now under this key."""
    batches, _waiting = to_read(session)
    return next((card for batch in batches for each, card in batch if each == key), None)
