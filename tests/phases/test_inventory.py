import uuid

import pytest
from django.db import IntegrityError, transaction

from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.differences import lines
from sessions.core.event_types import subject_of
from sessions.core.journal import Event
from sessions.core.people.models import Participant, Role
from sessions.core.refusal import Refused
from sessions.core.stale import stale_after
from sessions.core.taking_away import take_away
from sessions.facilitation.steering.operations import close_phase, freeze, move_to
from sessions.phases.inventory import operations, queries
from sessions.phases.inventory.belongings import CLUSTER
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.models import Contribution, Dot
from sessions.phases.inventory.operations import promise_anonymity
from sessions.phases.inventory.phase import INVENTORY
from sessions.phases.inventory.queries import parked_items
from tests.cast import bring_in


@pytest.fixture
def board(cast):
    move_to(session=cast.session, phase="inventory")
    return cast


def page(board, person) -> str:
    return person.client().get(board.path("inventory/")).content.decode()


def test_cards_are_private_until_the_reveal(board):
    board.anna.contributes("mijn geheime gedachte")

    assert "mijn geheime gedachte" in page(board, board.anna)
    assert "mijn geheime gedachte" not in page(board, board.bram)
    assert "mijn geheime" not in board.alice_client().get(board.path("inventory/facilitate/")).content.decode()

    operations.reveal(session=board.session)

    assert "mijn geheime gedachte" in page(board, board.bram)


def test_an_anonymous_card_has_no_author_and_is_found_by_its_author(board):
    card = board.anna.contributes("zonder naam")

    assert card.author is None
    assert board.anna.client().get(board.path(f"inventory/contributions/{card.pk}/")).status_code == 200
    assert board.bram.client().get(board.path(f"inventory/contributions/{card.pk}/")).status_code == 404


def test_the_promise_cannot_be_changed_once_the_phase_opened(cast):
    promise_anonymity(session=cast.session, is_anonymous=False)
    move_to(session=cast.session, phase="inventory")

    with pytest.raises(Refused):
        promise_anonymity(session=cast.session, is_anonymous=True)

    assert cast.anna.contributes("met naam").author == cast.anna.participant


def test_a_repeated_key_makes_one_card(board):
    data = {"kind": "idea", "text": "eenmaal", "creation_key": str(uuid.uuid4())}
    anna = board.anna.client()

    for _attempt in range(3):
        assert (
            anna.post(board.path("inventory/contributions/"), data, headers={"HX-Request": "true"}).status_code
            == 204
        )

    assert Contribution.objects.filter(text="eenmaal").count() == 1


def test_a_refused_card_keeps_its_text(board):
    response = board.anna.client().post(
        board.path("inventory/contributions/"),
        {"kind": "niets", "text": "bewaar mij"},
        headers={"HX-Request": "true"},
    )

    assert response.status_code == 422
    assert "bewaar mij" in response.content.decode()
    assert "contribution-form-kind_error" in response.content.decode()


def test_a_card_sent_after_the_phase_closed_keeps_its_text(board):
    move_to(session=board.session, phase="enthuse")

    response = board.anna.client().post(board.path("inventory/contributions/"), {"kind": "idea", "text": "te laat"})

    assert response.status_code == 422
    assert "te laat" in response.content.decode() or "niet open" in response.content.decode()


def test_three_dots_each_and_taken_back_freely(board):
    cards = [board.anna.contributes(f"kaart {number}") for number in range(4)]
    operations.reveal(session=board.session)
    bram = board.bram.participant
    for card in cards[:3]:
        operations.cast_dot(contribution=card, participant=bram)
    operations.cast_dot(contribution=cards[0], participant=bram)

    with pytest.raises(Refused):
        operations.cast_dot(contribution=cards[3], participant=bram)

    operations.take_back_dot(contribution=cards[1], participant=bram)
    operations.cast_dot(contribution=cards[3], participant=bram)
    assert set(bram.dots.values_list("contribution_id", flat=True)) == {cards[0].pk, cards[2].pk, cards[3].pk}


def test_the_database_itself_refuses_a_fourth_dot(board):
    card = board.anna.contributes("kaart")

    with pytest.raises(IntegrityError), transaction.atomic():
        Dot.objects.create(contribution=card, participant=board.bram.participant, slot=4)


def test_clusters_come_and_go_and_cards_stay(board):
    card = board.anna.contributes("blijft")
    operations.reveal(session=board.session)
    cluster = make_cluster(session=board.session, title="Tussenkop", contributions=[card])
    assert "Tussenkop" in page(board, board.bram)

    take_away(CLUSTER, cluster)

    assert "blijft" in page(board, board.bram)
    assert "Tussenkop" not in page(board, board.bram)


def test_parked_and_withdrawn_cards_come_back(board):
    card = board.anna.contributes("heen en weer")
    operations.reveal(session=board.session)
    for away, back in (
        (operations.park, operations.unpark),
        (operations.withdraw_contribution, operations.restore_contribution),
    ):
        away(contribution=card)
        assert f'id="board-contribution-{card.pk}"' not in page(board, board.bram)
        back(contribution=card)
        assert f'id="board-contribution-{card.pk}"' in page(board, board.bram)


def test_going_back_a_phase_keeps_everything(board):
    card = board.anna.contributes("blijft staan")
    operations.reveal(session=board.session)
    operations.cast_dot(contribution=card, participant=board.bram.participant)

    for phase in ("enthuse", "inventory", "introduce", "inventory"):
        move_to(session=board.session, phase=phase)

    assert "blijft staan" in page(board, board.chris)
    assert card.dots.count() == 1


@pytest.mark.parametrize("who", ["participant", "facilitator"])
def test_pages_take_as_many_queries_for_fifty_cards_as_for_five(board, always_looks_again, who):
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    operations.reveal(session=board.session)
    client = board.anna.client() if who == "participant" else board.alice_client()
    address = board.path("inventory/" if who == "participant" else "inventory/facilitate/")
    client.get(address)  # what stands around the board is rendered once
    counts = []
    for amount in (5, 45):
        cards = [board.anna.contributes(f"kaart {amount} {number}") for number in range(amount)]
        make_cluster(session=board.session, title=f"kop {amount}", contributions=cards)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] < 31


def test_a_late_contribution_waits_on_the_parking_lot_and_keeps_the_promise(board):
    operations.reveal(session=board.session)
    close_phase(session=board.session, phase="inventory")
    data = {"kind": "idea", "text": "te laat bedacht", "creation_key": str(uuid.uuid4())}

    for _attempt in range(2):
        answer = board.anna.client().post(board.path("inventory/contributions/late/"), data)
        assert answer.status_code == 302

    late = Contribution.objects.get(text="te laat bedacht")
    assert late.parked
    assert late.author is None
    assert "te laat bedacht" not in page(board, board.bram)
    bring_in(board.session)
    assert "te laat bedacht" in page(board, board.bram)
    operations.unpark(contribution=late)
    assert f'id="board-contribution-{late.pk}"' in page(board, board.bram)


def test_what_was_made_before_the_phase_closed_is_not_refused_when_it_is_sent_again(board):
    data = {"kind": "idea", "text": "net op tijd", "creation_key": str(uuid.uuid4())}
    send = lambda words: board.anna.client().post(  # noqa: E731
        board.path("inventory/contributions/"), words, headers={"HX-Request": "true"}
    )
    assert send(data).status_code == 204
    close_phase(session=board.session, phase="inventory")

    assert send(data).status_code == 204
    assert send(data | {"text": "net op tijd, en meer"}).status_code == 422
    freeze(session=board.session)
    assert send(data).status_code == 204

    assert Contribution.objects.filter(text__startswith="net op tijd").count() == 1


def test_a_late_contribution_is_refused_before_the_inventory_and_after_the_freeze(cast):
    late = cast.path("inventory/contributions/late/")
    words = {"text": "bewaar mij", "kind": ""}
    assert cast.anna.client().post(late, words, headers={"HX-Request": "true"}).status_code == 422
    move_to(session=cast.session, phase="inventory")
    freeze(session=cast.session)

    answer = cast.anna.client().post(late, words, headers={"HX-Request": "true"})

    assert answer.status_code == 422
    assert "bewaar mij" in answer.content.decode()
    assert not Contribution.objects.exists()


def test_late_contribution_is_refused_before_the_inventory_began(cast):
    with pytest.raises(Refused, match="nog niet begonnen"):
        operations.make_late_contribution(
            session=cast.session, participant=cast.anna.participant, secret=cast.anna.secret, text="te vroeg"
        )

    assert not Contribution.objects.exists()


def test_more_than_a_thousand_ticked_cards_are_moved(board):
    Contribution.objects.bulk_create(
        Contribution(session=board.session, kind="idea", text=f"kaart {number}") for number in range(1500)
    )
    operations.reveal(session=board.session)
    cluster = make_cluster(session=board.session, title="Alles")
    pks = list(board.session.contributions.values_list("pk", flat=True))

    answer = board.alice_client().post(
        board.path("inventory/moves/"),
        {"contributions": pks, "cluster": cluster.pk},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 204
    assert cluster.contributions.count() == len(pks)


def test_what_is_too_much_at_once_is_said_in_words(board, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10

    answer = board.alice_client().post(board.path("inventory/moves/"), {"contributions": list(range(20))})

    assert answer.status_code == 400
    assert "te veel ineens" in answer.content.decode()


def test_late_card_is_taken_back_by_its_author_after_the_phase_closed(board):
    operations.reveal(session=board.session)
    close_phase(session=board.session, phase="inventory")
    late = operations.make_late_contribution(
        session=board.session, participant=board.anna.participant, secret=board.anna.secret, text="te laat"
    )
    bring_in(board.session)

    assert len(parked_items(board.session, "", None)) == 1

    operations.withdraw_contribution(contribution=late)

    assert not parked_items(board.session, "", None)
    operations.restore_contribution(contribution=late)
    assert len(parked_items(board.session, "", None)) == 1


def test_the_last_card_that_leaves_the_board_takes_the_heading_above_it_along(board):
    card = board.anna.contributes("de enige")
    other = board.anna.contributes("nog een")
    operations.reveal(session=board.session)
    loose, named = queries.LOOSE, {subject_of(card), queries.LOOSE}
    fragment = next(each for each in INVENTORY.fragments if each.name == "board")

    def pushed() -> set:
        event = Event.objects.filter(session=board.session).order_by("-revision").first()
        return stale_after([event], [fragment]).items["board"]

    operations.park(contribution=card)
    assert pushed() == named
    assert [item.subject for item in queries.board_items(board.session, "", named)] == [loose]
    operations.park(contribution=other)
    assert queries.board_items(board.session, "", pushed()) == []
    assert queries.board_items(board.session, "", None) == []


def helps(person, table: str = "") -> None:
    Participant.objects.filter(pk=person.participant.pk).update(role=Role.NOTE_TAKER, table=table)


@pytest.mark.parametrize("late", [False, True])
def test_a_note_taker_writes_on_behalf_of_a_table(board, late):
    helps(board.anna, table="4")
    assert "tafel 4" in page(board, board.anna)
    path = "inventory/contributions/late/" if late else "inventory/contributions/"

    board.anna.client().post(board.path(path), {"kind": "idea", "text": "samen bedacht", "on_behalf": "4"})
    operations.reveal(session=board.session)

    assert Contribution.objects.get().on_behalf == "4"
    assert "geschreven door tafel" in page(board, board.bram)
    paper = assemble(board.session)
    (card,) = (*paper.inventory.cards, *paper.inventory.parked)
    assert card.on_behalf == "4"
    assert any("geschreven door tafel 4" in line.text for line in lines(paper))


def test_others_write_for_themselves_only(board):
    helps(board.bram, table="4")
    assert "Namens wie" not in page(board, board.anna)

    board.anna.client().post(
        board.path("inventory/contributions/"), {"kind": "idea", "text": "x", "on_behalf": "4"}
    )

    assert Contribution.objects.get().on_behalf == ""


def test_a_table_that_is_not_there_is_refused_and_the_text_kept(board):
    helps(board.anna, table="4")

    answer = board.anna.client().post(
        board.path("inventory/contributions/"),
        {"kind": "idea", "text": "bewaar mij", "on_behalf": "9"},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 422 and "bewaar mij" in answer.content.decode()
    assert not Contribution.objects.exists()
