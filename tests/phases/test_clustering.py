"""Putting cards under headings: merged, undone, and by two facilitators at once."""

from functools import partial

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import Act, undo
from sessions.core.models import Facilitator
from sessions.core.refusal import Refused
from sessions.core.taking_away import put_back, take_away
from sessions.facilitation.undoing.queries import deeds as told
from sessions.phases.enthuse.operations import make_pitch
from sessions.phases.inventory import deeds
from sessions.phases.inventory.belongings import CLUSTER
from sessions.phases.inventory.clustering import make_cluster, merge_clusters, move_contributions, rename_cluster
from sessions.phases.inventory.models import Cluster, Contribution
from sessions.phases.inventory.operations import park, reveal
from sessions.phases.inventory.queries import board_items, letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(cast):
    cast.open_everything()
    cast.promises_names()
    cast.cards = [cast.anna.contributes(f"kaart {number}") for number in range(6)]
    reveal(session=cast.session)
    cast.care = make_cluster(session=cast.session, title="Zorg", contributions=cast.cards[:2])
    cast.work = make_cluster(session=cast.session, title="Werk", contributions=cast.cards[2:4])
    return cast


def stands(board) -> dict[str, str]:
    """Under which heading each card stands that is on the board."""
    heading, found = "", {}
    for each in sorted(board_items(board.session, "", None), key=lambda item: item.order):
        if each.is_heading:
            heading = each.context["cluster"].title if "cluster" in each.context else ""
        else:
            found[each.context["contribution"].text] = heading
    return found


def back(board) -> None:
    undo(session=board.session, deed=Deed.objects.filter(session=board.session, undone_at=None).first())


ACTS = {
    "cards_sorted": lambda board: move_contributions(
        session=board.session, contributions=board.cards[1:3], cluster=board.work
    ),
    "cluster_made": lambda board: make_cluster(
        session=board.session, title="Nieuw", contributions=[board.cards[0], board.cards[5]]
    ),
    "cluster_renamed": lambda board: rename_cluster(cluster=board.care, title="Gezondheid"),
    "clusters_merged": lambda board: merge_clusters(kept=board.care, other=board.work),
}


def test_every_act_of_the_board_is_tried():
    assert set(ACTS) == {each.name for each in vars(deeds).values() if isinstance(each, Act)}


@pytest.mark.parametrize("act", ACTS)
def test_what_is_done_to_the_board_is_undone(board, act):
    before = stands(board)
    ACTS[act](board)
    assert stands(board) != before
    back(board)
    assert stands(board) == before


def test_merged_clusters_hold_every_card_and_what_came_out_of_either(board):
    park(contribution=board.cards[2])
    session, anna = board.session, board.anna.participant
    pitch = make_pitch(session=session, participant=anna, title="Samen", why="nodig", cluster=board.work)
    merge_clusters(kept=board.care, other=board.work)
    merge_clusters(kept=board.care, other=board.work)  # pressed twice
    pitch.refresh_from_db()

    assert Contribution.objects.filter(cluster=board.care).count() == 4 and pitch.shown_cluster == board.care
    assert not Cluster.objects.filter(pk=board.work.pk).exists()
    back(board)
    pitch.refresh_from_db()
    assert Contribution.objects.filter(cluster=board.work).count() == 2 and pitch.shown_cluster == board.work


def test_undoing_a_new_cluster_keeps_what_a_colleague_put_there_since(board):
    made = make_cluster(session=board.session, title="Nieuw", contributions=[board.cards[0]])
    deed = Deed.objects.first()
    move_contributions(session=board.session, contributions=[board.cards[4]], cluster=made)
    undo(session=board.session, deed=deed)
    assert stands(board)["kaart 0"] == "Zorg" and stands(board)["kaart 4"] == ""
    assert Contribution.objects.get(pk=board.cards[4].pk).was_under == made


def test_a_name_that_was_taken_since_is_not_given_twice(board):
    rename_cluster(cluster=board.care, title="Gezondheid")
    deed = Deed.objects.first()
    make_cluster(session=board.session, title="Zorg")
    with pytest.raises(Refused):
        undo(session=board.session, deed=deed)
    assert sorted(Cluster.objects.values_list("title", flat=True)) == ["Gezondheid", "Werk", "Zorg"]


def test_two_facilitators_do_not_sort_away_under_each_others_hands(board):
    card, other = board.cards[4:]
    move_contributions(session=board.session, contributions=[card], cluster=board.care, stood={card.pk: None})
    with pytest.raises(Refused, match="collega"):
        move_contributions(session=board.session, contributions=[card], cluster=board.work, stood={card.pk: None})
    both = {card.pk: None, other.pk: None}
    move_contributions(session=board.session, contributions=[card, other], cluster=board.work, stood=both)
    assert stands(board)["kaart 4"] == "Zorg" and stands(board)["kaart 5"] == "Werk"


@pytest.mark.parametrize("stood", ["", "x", "1:2:3", ":", "9" * 60, "12:x 5:", "ⅷ:1", "-1:4", "²:²"])
def test_odd_words_of_where_a_card_stood_break_nothing(board, stood):
    sent = {"contributions": [board.cards[4].pk], "cluster": board.care.pk, "stood": stood}
    assert board.alice_client().post(board.path("inventory/moves/"), sent).status_code in (302, 409)
    assert stands(board)["kaart 4"] in ("", "Zorg")


def test_each_undoes_their_own_last_whatever_a_colleague_did_since(board):
    user = board.new_user("sofie")
    Facilitator.objects.create(session=board.session, user=user)
    sofie = Client()
    sofie.force_login(user)
    for client, card in ((board.alice_client(), 4), (sofie, 5)):
        sent = {"contributions": [board.cards[card].pk], "cluster": board.care.pk}
        assert client.post(board.path("inventory/moves/"), sent).status_code == 302
    board.alice_client().post(board.path("inventory/moves/undo/"))
    assert stands(board)["kaart 4"] == "" and stands(board)["kaart 5"] == "Zorg"
    for _press in range(9):
        sofie.post(board.path("inventory/moves/undo/"))
    assert stands(board)["kaart 5"] == "" and stands(board)["kaart 0"] == "Zorg"


def test_undoing_on_the_board_undoes_nothing_else_and_passes_by_what_a_colleague_changed(board):
    client = board.alice_client()
    for card in (4, 5):
        sent = {"contributions": [board.cards[card].pk], "cluster": board.care.pk}
        client.post(board.path("inventory/moves/"), sent)
    client.post(board.path("facilitate/screen/darkening/"))
    move_contributions(session=board.session, contributions=[board.cards[5]], cluster=board.work)  # a colleague
    for _press in range(5):
        client.post(board.path("inventory/moves/undo/"))
    assert stands(board)["kaart 5"] == "Werk" and stands(board)["kaart 4"] == ""
    board.session.refresh_from_db()
    assert board.session.is_screen_dark


def test_a_heading_that_went_otherwise_is_said_to_have_gone(board):
    take_away(CLUSTER, board.work)
    with pytest.raises(Refused, match="niet meer"):
        merge_clusters(kept=board.care, other=board.work)
    with pytest.raises(Refused, match="niet meer"):
        move_contributions(session=board.session, contributions=board.cards[:1], cluster=board.work)
    assert stands(board)["kaart 0"] == "Zorg"


def test_a_merged_heading_that_was_put_back_by_itself_gets_its_cards_back_all_the_same(board):
    before = stands(board)
    merge_clusters(kept=board.care, other=board.work)
    deed = Deed.objects.first()
    put_back(CLUSTER, board.work)
    undo(session=board.session, deed=deed)
    assert stands(board) == before


def test_sorting_hundreds_of_cards_crowds_nothing_out_of_what_was_just_done(board):
    rename_cluster(cluster=board.care, title="Gezondheid")
    for number in range(60):
        heading = (board.work, board.care)[number % 2]
        move_contributions(session=board.session, contributions=[board.cards[5]], cluster=heading)
    lines = told(board.session)["deeds"]
    assert [(each.deed.act, each.more) for each in lines[:2]] == [("cards_sorted", 59), ("cluster_renamed", 0)]
    assert len(lines) == 9 and len({each.deed.pk for each in lines}) == 9


def test_a_page_full_of_cards_goes_at_once(board):
    keys = " ".join(f"{10**15 + number}:{10**6}" for number in range(300))
    sent = {"contributions": [board.cards[4].pk], "cluster": board.care.pk, "stood": keys}
    assert board.alice_client().post(board.path("inventory/moves/"), sent).status_code == 302
    assert stands(board)["kaart 4"] == "Zorg"


def test_letters_stay_when_another_heading_goes(board):
    before = letters(board.session)
    assert [before[each.pk] for each in (board.care, board.work)] == ["a", "b"]
    merge_clusters(kept=board.work, other=board.care)
    assert letters(board.session)[board.work.pk] == "b"
    for number in range(27):
        make_cluster(session=board.session, title=f"kop {number}")
    assert list(letters(board.session).values()).count("") == 3


# The board is as it was after each example.
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), max_size=12))
def test_whatever_is_done_undoing_all_of_it_gives_the_board_as_it_was(board, steps):
    before, done = stands(board), Deed.objects.count()
    for card, to in steps:
        first, heading = Cluster.objects.order_by("pk").first(), Cluster.objects.order_by("pk").last()
        acts = (
            partial(move_contributions, contributions=[board.cards[card]], cluster=first),
            partial(move_contributions, contributions=board.cards[card:], cluster=None),
            partial(make_cluster, title=f"kop {Cluster.everything.count()}", contributions=board.cards[: card + 1]),
        )
        if to < len(acts):
            acts[to](session=board.session)
        elif to == len(acts) and first != heading:
            merge_clusters(kept=first, other=heading)
        else:
            rename_cluster(cluster=heading, title=f"naam {Deed.objects.count()}")
    while Deed.objects.filter(undone_at=None).count() > done:
        back(board)
    assert stands(board) == before
    Deed.objects.filter(undone_at__isnull=False).delete()
