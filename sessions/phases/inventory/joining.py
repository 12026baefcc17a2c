"""How cards come onto the board: all together at the reveal, and afterwards, where no names were promised, some at a
time in no order, so that nobody can tell by the moment of a card who wrote it."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from sessions.core.anonymity import blur, coarse, write_anew
from sessions.core.event_types import EventType
from sessions.core.journal import Change, change
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.core.refusal import Refused
from sessions.phases.inventory import events
from sessions.phases.inventory.models import Board, Contribution, ParkedItem, in_sight
from sessions.phases.inventory.queries import board_of, highest_number

# After the reveal so many cards come together, of so many people at least as far as this process knows.
BATCH = 5
FEWEST_WRITERS = 3
# Fewer than this are not let in by hand either: one card alone tells who was just writing.
FEWEST = 3
# Before the reveal the number of cards is told in steps, and not more often than this.
STEP = 5
PAUSE = timedelta(seconds=15)

# Who wrote since cards last came onto the board, by session: nowhere but in memory, and not of which card.
WRITERS: dict[uuid.UUID, set[int]] = defaultdict(set)


def come_in(under_way: Change, card: Contribution, participant: Participant, made: EventType) -> None:
    """A card was written, which is told now or once others come along. made: the event of it."""
    session = under_way.session
    board = board_of(session)
    if not board.is_revealed:
        tell_total(under_way, board)
    elif is_known(card):
        join_known(session)
        under_way.record(made, card)
    else:
        writers = WRITERS[session.creation_key]
        writers.add(participant.pk)
        if to_be_seen(session) >= BATCH and len(writers) >= FEWEST_WRITERS:
            join_together(under_way)


def is_known(card: Contribution) -> bool:
    """Is it known of whom it is, or was it made of others?"""
    return bool(card.author_id or card.origin or card.comes_from_id)


def waiting(session: CocreationSession):
    """The cards that were never on the board."""
    return Contribution.objects.filter(session=session, number=None)


def to_be_seen(session: CocreationSession) -> int:
    """How many of them would stand there: among those that were taken back nobody hides."""
    return waiting(session).filter(in_sight()).count()


def come_to_rest(under_way: Change) -> None:
    """Nobody writes for now: what waits comes, and before the reveal the number of cards is told exactly."""
    board = board_of(under_way.session)
    if not board.is_revealed:
        tell_total(under_way, board, is_exact=True)
    elif waiting(under_way.session).exists():
        join_together(under_way)
    blur_authors(under_way.session, board)


def let_in(*, session: CocreationSession) -> None:
    """Bring the cards that wait onto the board now. Raises Refused where that would tell who wrote them."""
    with change(session) as under_way:
        if not board_of(session).is_revealed or to_be_seen(session) < FEWEST:
            raise Refused(_("Er wachten te weinig kaarten: dan is te zien wie ze schreef."))
        join_together(under_way)


def join_together(under_way: Change) -> None:
    under_way.record(events.CARDS_JOINED, *join_all(under_way.session))
    blur_authors(under_way.session, board_of(under_way.session))


def join_all(session: CocreationSession) -> list[Contribution]:
    """Give each card that waits the number by which it is cited from now on. Those without a name get one in no order,
    and are written anew, so that neither their moment nor their place in the database tells when they came."""
    joined = join_known(session)
    unknown = list(waiting(session))
    aside: list = list(ParkedItem.objects.filter(contribution__in=unknown))
    for card in unknown:
        card.withdrawn_at = card.withdrawn_at and coarse(card.withdrawn_at)
    write_anew(aside)
    write_anew(unknown)
    give_numbers(session, unknown)
    WRITERS.pop(session.creation_key, None)
    return [*joined, *unknown]


def join_known(session: CocreationSession) -> list[Contribution]:
    """The same for cards of which it is known whose they are: in the order in which they came."""
    known = [card for card in waiting(session).order_by("created_at", "pk") if is_known(card)]
    give_numbers(session, known)
    return known


def give_numbers(session: CocreationSession, cards: Sequence[Contribution]) -> None:
    for number, card in enumerate(cards, start=highest_number(session) + 1):
        card.number = number
    Contribution.objects.bulk_update(cards, ["number"], batch_size=500)


def tell_total(under_way: Change, board: Board, *, is_exact: bool = False) -> None:
    """Keep how many cards everyone is told that there are; a frame for each card would tell who just wrote one."""
    session, now = under_way.session, timezone.now()
    written = Contribution.objects.filter(in_sight(), session=session).count()
    told = written if is_exact else written - written % STEP
    is_too_soon = not is_exact and board.told_at is not None and now - board.told_at < PAUSE
    if told == board.told_total or is_too_soon:
        return
    Board.objects.update_or_create(session=session, defaults={"told_total": told, "told_at": now})
    under_way.record(events.CARDS_COUNTED)


def blur_authors(session: CocreationSession, board: Board) -> None:
    """Where no names were promised, the journal keeps of what authors did neither to which card nor when exactly."""
    if board.is_anonymous:
        blur(session, events.OF_AUTHORS)
