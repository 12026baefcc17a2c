"""Before the reveal the facilitator reads only where that was promised, without author, moment or order."""

import re

import pytest

from sessions.core.hiding.models import ModerationEntry
from sessions.core.models import PhaseState
from sessions.core.refusal import Refused
from sessions.facilitation.steering.operations import close_phase, open_phase
from sessions.phases.inventory.models import Contribution
from sessions.phases.inventory.operations import promise_anonymity, reveal
from sessions.phases.inventory.reading import BATCH, FEWEST, card_called, key_of, to_read
from tests.core.test_hiding import HARM, WHY

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast):
    """The inventory is open under the text that the facilitator reads along."""
    promise_anonymity(session=cast.session, is_anonymous=True, is_read_before=True)
    open_phase(session=cast.session, phase="inventory")
    return cast


def write(room, many: int) -> list[Contribution]:
    return [room.people[n % 3].contributes(f"kaart {n}") for n in range(many)]


def page(room) -> str:
    return room.alice_client().get(room.path("facilitate/reading/")).content.decode()


def test_where_it_was_not_promised_nobody_reads(cast):
    open_phase(session=cast.session, phase="inventory")
    card = cast.anna.contributes(HARM)
    client = cast.alice_client()

    assert client.get(cast.path("facilitate/reading/")).status_code == 404
    assert client.get(cast.path(f"facilitate/reading/{key_of(card)}/")).status_code == 404
    assert client.get(cast.path(f"facilitate/hidden/contribution/{card.pk}/")).status_code == 404
    assert to_read(cast.session) == ([], 0)
    assert "Alleen u ziet uw kaarten" in cast.anna.client().get(cast.path("inventory/")).content.decode()


def test_the_promise_is_fixed_when_the_inventory_opens(room):
    with pytest.raises(Refused):
        promise_anonymity(session=room.session, is_anonymous=True, is_read_before=False)
    shown = room.anna.client().get(room.path("inventory/")).content.decode()
    assert "leest zonder naam mee" in shown and "Alleen u ziet" not in shown


def test_it_is_promised_on_the_page_on_which_a_session_is_prepared(cast):
    PhaseState.objects.filter(session=cast.session, phase="inventory").update(status="ahead")
    cast.alice_client().post(
        cast.path("facilitate/prepare/promise/"), {"is_anonymous": "on", "is_read_before": "on"}
    )
    cast.session.refresh_from_db()
    assert cast.session.board.is_read_before and cast.session.board.is_anonymous


@pytest.mark.parametrize("many", [0, 1, BATCH - 1, BATCH, BATCH + 3, 30 * BATCH])
def test_whole_batches_and_the_rest_once_writing_has_stopped(room, many):
    cards = write(room, many)
    batches, waiting = to_read(room.session)
    assert [len(batch) for batch in batches] == [BATCH] * (many // BATCH)
    assert waiting == many % BATCH

    close_phase(session=room.session, phase="inventory")

    batches, waiting = to_read(room.session)
    # One card alone would tell when it was written.
    left = many % BATCH if many % BATCH < FEWEST else 0
    assert sorted(card.pk for batch in batches for _key, card in batch) == sorted(
        card.pk for card in cards[: many - left]
    )
    assert waiting == left


def test_nothing_tells_author_moment_or_order(room):
    cards = write(room, 5 * BATCH)
    shown = page(room)

    orders = [[card.pk for _key, card in batch] for batch in to_read(room.session)[0]]
    assert any(order != sorted(order) for order in orders)
    main = shown[shown.index('id="reading"') : shown.index("</main>")]
    numbers = {int(each) for each in re.findall(r"(?:contributions?|contribution)[/-](\d+)", main)}
    assert not numbers & {card.pk for card in cards}
    assert not any(person.participant.name in main for person in room.people)
    assert not re.search(r"\d\d:\d\d", main)
    assert "data-order" not in main


def test_a_held_card_never_reaches_the_board_and_its_author_reads_why(room):
    write(room, BATCH - 1)
    card = room.anna.contributes(HARM)
    client, address = room.alice_client(), room.path(f"facilitate/reading/{key_of(card)}/")
    assert HARM in client.get(address).content.decode()
    assert client.post(address, {"why": ""}).status_code == 422

    client.post(address, {"why": WHY})

    mine = room.anna.client().get(room.path("inventory/")).content.decode()
    assert HARM in mine and WHY in mine
    assert "achtergehouden" in page(room)
    assert HARM not in client.get(room.path("facilitate/hidden/")).content.decode()  # that would tell its number
    reveal(session=room.session)
    for person in (room.bram.client(), client):
        assert HARM not in person.get(room.path("inventory/"), follow=True).content.decode()
    assert HARM in client.get(room.path("facilitate/hidden/")).content.decode()
    assert list(ModerationEntry.objects.values_list("kind", "why")) == [("contribution", WHY)]


def test_let_go_it_reaches_the_board(room):
    write(room, BATCH - 1)
    card = room.anna.contributes("toch goed")
    client, address = room.alice_client(), room.path(f"facilitate/reading/{key_of(card)}/")
    client.post(address, {"why": WHY})
    client.post(f"{address}releasing/")
    reveal(session=room.session)
    assert "toch goed" in room.bram.client().get(room.path("inventory/")).content.decode()


def test_after_the_reveal_the_keys_open_nothing(room):
    (card, *_rest) = write(room, BATCH)
    reveal(session=room.session)
    assert card_called(room.session, key_of(card)) is None
    assert "onthuld" in page(room)


def test_only_facilitators(room):
    (card, *_rest) = write(room, BATCH)
    for address in ("facilitate/reading/", f"facilitate/reading/{key_of(card)}/"):
        assert room.anna.client().get(room.path(address)).status_code == 302
