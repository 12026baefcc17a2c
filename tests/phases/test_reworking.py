"""Cards that become one, or two: what they were stays, dots go along by the rule, and it can be undone."""

import io
import itertools
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.archive.erase import erase
from sessions.archive.pack import pack
from sessions.archive.unpack import unpack
from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.differences import lines
from sessions.brownpaper.contents.portable import from_json, to_json
from sessions.brownpaper.contents.spreadsheet import contributions_csv
from sessions.catalogue import FRAGMENTS
from sessions.core.fragment_cache import CACHE
from sessions.core.fragments import Audience
from sessions.core.hiding.operations import hidden_words, hide, show
from sessions.core.refusal import Refused
from sessions.core.taking_away import put_back, take_away
from sessions.facilitation.guests.merging import merge_people
from sessions.facilitation.steering.operations import freeze, move_to
from sessions.phases.inventory import operations, queries
from sessions.phases.inventory.belongings import CARD, REWORKING
from sessions.phases.inventory.models import Contribution, Dot, DotAlong
from sessions.phases.inventory.reworking import merge_cards, split_card

LISTS = [each for each in FRAGMENTS if each.name in ("board", "parking-lot")]
WORDS = ("meer bomen", "minder auto's", "samen doen", "geld ontbreekt")


@pytest.fixture
def board(cast):
    move_to(session=cast.session, phase="inventory")
    operations.reveal(session=cast.session)
    cards = [person.contributes(text) for person, text in zip(itertools.cycle([cast.anna, cast.bram]), WORDS)]
    cast.extra["cards"] = cards
    return cast


def dots(card) -> tuple[int, int]:
    """Those that count, and those on an earlier text; of a card on the board."""
    card = queries.on_board(card.session).get(pk=card.pk)
    return card.dot_count, card.earlier_dots


def on_it(board) -> list[str]:
    return [card.text for card in queries.on_board(board.session).order_by("number")]


def merged(board, *which: int, text: str | None = None):
    cards = [board.extra["cards"][each] for each in which]
    said = "\n\n".join(card.text for card in cards) if text is None else text
    return merge_cards(session=board.session, contributions=cards, kind="idea", text=said)


def gives(person, *cards) -> None:
    for card in cards:
        operations.cast_dot(contribution=card, participant=person.participant)


def test_two_cards_become_one_and_stay_its_sources(board):
    one = merged(board, 0, 1)

    assert on_it(board) == [*WORDS[2:], "meer bomen\n\nminder auto's"]
    assert [source.text for source in one.sources] == [*WORDS[:2]]
    for page in (
        board.chris.client().get(board.path("inventory/")),
        board.alice_client().get(board.path("inventory/facilitate/")),
    ):
        assert "Gemaakt uit 2 kaarten" in page.content.decode()
    assert "De facilitator maakte hiervan" in board.anna.client().get(board.path("inventory/")).content.decode()


def test_a_card_becomes_two_that_tell_what_they_were(board):
    whole = board.extra["cards"][0]

    parts = split_card(contribution=whole, parts=[("idea", "meer"), ("problem", "bomen")])

    assert on_it(board) == [*WORDS[1:], "meer", "bomen"]
    assert [[source.pk for source in part.sources] for part in parts] == [[whole.pk]] * 2


def test_dots_go_along_and_count_while_their_text_stands_there_whole(board):
    first, second, _third, fourth = board.extra["cards"]
    gives(board.anna, first, second)
    gives(board.bram, second, fourth)

    one = merged(board, 0, 1)

    assert dots(one) == (2, 0)
    assert queries.my_dots(board.anna.participant)["left"] == 2, "who gave both has one back"
    told = queries.answered(board.bram.participant)[0]
    assert [(each.was, each.now) for each in told.differences if each.was in WORDS] == [
        ("minder auto's", "meer bomen\n\nminder auto's")
    ]


def test_dots_on_words_that_are_gone_are_asked_again(board):
    gives(board.anna, board.extra["cards"][0])

    one = merged(board, 0, 1, text="iets anders")

    assert dots(one) == (0, 1)
    assert queries.my_dots(board.anna.participant)["left"] == 3


def test_of_a_split_card_the_first_part_has_the_dots(board):
    gives(board.anna, board.extra["cards"][0])

    first, second = split_card(contribution=board.extra["cards"][0], parts=[("idea", "bomen"), ("idea", "meer")])

    assert (dots(first), dots(second)) == ((1, 0), (0, 0))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_done_and_undone_no_dot_is_lost(board, data):
    """Any dots, any cards that become one with any text, then something else with those: once all is undone every dot
    is where it was, and counts as it did."""
    cards = board.extra["cards"]
    Dot.objects.all().delete()
    people = (board.anna, board.bram, board.chris)
    for person in people:
        gives(person, *data.draw(st.lists(st.sampled_from(cards), max_size=3, unique=True)))
    before = sorted(Dot.objects.values_list("pk", "contribution", "participant", "slot", "stands"))
    which = data.draw(st.lists(st.sampled_from(range(4)), min_size=2, max_size=4, unique=True))
    one = merged(board, *which, text=data.draw(st.sampled_from([None, "heel wat anders", WORDS[0]])))
    later = split_card(contribution=one, parts=[("idea", one.text), ("tension", "erbij")])
    counted = sum(queries.my_dots(person.participant)["given"] for person in people)
    assert Dot.objects.count() == len(before)
    assert counted <= len(before)

    take_away(REWORKING, later[0].comes_from)
    take_away(REWORKING, one.comes_from)

    assert sorted(Dot.objects.values_list("pk", "contribution", "participant", "slot", "stands")) == before
    assert not DotAlong.objects.exists()
    assert on_it(board) == list(WORDS)


def test_undone_and_done_again(board):
    gives(board.anna, board.extra["cards"][0])
    one = merged(board, 0, 1)

    take_away(REWORKING, one.comes_from)
    assert on_it(board) == list(WORDS)
    put_back(REWORKING, one.comes_from)

    assert on_it(board) == [*WORDS[2:], one.text]
    assert dots(one) == (1, 0)


def test_it_is_not_done_again_once_a_card_says_something_else(board):
    one = merged(board, 0, 1)
    take_away(REWORKING, one.comes_from)
    operations.change_contribution(contribution=board.extra["cards"][0], kind="idea", text="bedacht")

    with pytest.raises(Refused):
        put_back(REWORKING, one.comes_from)

    assert "bedacht" in on_it(board)


def test_it_is_undone_from_the_last_to_the_first(board):
    one = merged(board, 0, 1)
    split_card(contribution=one, parts=[("idea", "een"), ("idea", "twee")])

    with pytest.raises(Refused):
        take_away(REWORKING, one.comes_from)

    assert on_it(board) == [*WORDS[2:], "een", "twee"]


def test_two_facilitators_at_once_and_who_presses_twice(board):
    key = "6f1a3b52-6f0e-4a7b-9a55-3f2f6e8c1d10"
    cards = board.extra["cards"][:2]
    for _press in range(2):
        merge_cards(session=board.session, contributions=cards, kind="idea", text="samen", creation_key=key)

    with pytest.raises(Refused):
        merge_cards(session=board.session, contributions=board.extra["cards"][1:3], kind="idea", text="ook")

    assert on_it(board) == [*WORDS[2:], "samen"]


@pytest.mark.parametrize("how", ["withdrawn", "hidden"])
@pytest.mark.parametrize("depth", [1, 2])
def test_a_source_that_goes_takes_its_words_from_every_card_made_of_it(board, how, depth):
    one = merged(board, 0, 1)
    if depth == 2:
        merge_cards(
            session=board.session,
            contributions=[one, board.extra["cards"][2]],
            kind="idea",
            text=f"{one.text} {WORDS[2]}",
        )
    source = board.extra["cards"][0]
    board.session.refresh_from_db()
    at_the_start = {each.name: CACHE.render(each, board.session, Audience.PARTICIPANT, "") for each in LISTS}
    assert any(WORDS[0] in kept for kept in at_the_start.values())

    if how == "withdrawn":
        operations.withdraw_contribution(contribution=source)
    else:
        hide(CARD, source, why="smaad")

    assert sorted(on_it(board)) == sorted(WORDS[1:])
    board.session.refresh_from_db()
    for each in LISTS:
        kept = CACHE.render(each, board.session, Audience.PARTICIPANT, "")
        assert WORDS[0] not in kept, "what is pushed names every card in which it stood"
        assert kept == each.render(board.session, Audience.PARTICIPANT, "")
    assert WORDS[0] not in board.chris.client().get(board.path("inventory/")).content.decode()
    assert WORDS[0] not in to_json(assemble(board.session))

    if how == "withdrawn":
        operations.restore_contribution(contribution=source)
    else:
        show(CARD, source)

    assert sorted(on_it(board)) == sorted(WORDS)


def test_one_that_is_hidden_hides_what_it_was_made_of(board):
    one = merged(board, 0, 1)

    hide(CARD, one, why="smaad")

    assert {*WORDS[:2]} <= hidden_words(board.session)
    shown = [board.chris.client(), board.alice_client()]
    for client, path in zip(shown, ("inventory/", "inventory/facilitate/"), strict=True):
        page = client.get(board.path(path)).content.decode()
        assert not [text for text in WORDS[:2] if text in page]
    assert (
        "Ging op in een kaart die de facilitator verborg"
        in board.anna.client().get(board.path("inventory/")).content.decode()
    )
    with pytest.raises(Refused):
        take_away(REWORKING, one.comes_from)

    show(CARD, one)

    assert on_it(board) == [*WORDS[2:], one.text]
    assert not hidden_words(board.session)


def test_what_is_taken_back_out_of_a_hidden_card_does_not_bring_the_others_back(board):
    one = merged(board, 0, 1)
    hide(CARD, one, why="smaad")

    operations.withdraw_contribution(contribution=board.extra["cards"][0])
    assert on_it(board) == [*WORDS[2:]]

    show(CARD, one)
    assert sorted(on_it(board)) == sorted(WORDS[1:]), "the other stands by itself again"


def test_a_hidden_part_keeps_the_whole_out_of_sight(board):
    whole = board.extra["cards"][0]
    part, other = split_card(contribution=whole, parts=[("idea", "meer"), ("idea", "bomen")])

    hide(CARD, part, why="smaad")

    other = queries.on_board(board.session).get(pk=other.pk)
    assert other.sources == []
    assert WORDS[0] not in board.chris.client().get(board.path("inventory/")).content.decode()
    with pytest.raises(Refused):
        take_away(REWORKING, other.comes_from)

    operations.withdraw_contribution(contribution=whole)
    assert on_it(board) == list(WORDS[1:])


def test_the_author_of_a_source_takes_it_out_before_writing_it_anew(board):
    merged(board, 0, 1)
    source = board.extra["cards"][0]

    with pytest.raises(Refused):
        operations.change_contribution(contribution=source, kind="idea", text="anders")

    operations.withdraw_contribution(contribution=source)
    operations.change_contribution(contribution=source, kind="idea", text="anders")
    operations.restore_contribution(contribution=source)
    assert "anders" in on_it(board)


def test_paper_export_and_archive_tell_what_a_card_was_made_of(board):
    gives(board.anna, board.extra["cards"][0])
    one = merged(board, 0, 1)
    paper = assemble(board.session)

    card = next(card for card in paper.inventory.cards if card.text == one.text)
    assert [(source.number, source.text) for source in card.sources] == [(1, WORDS[0]), (2, WORDS[1])]
    assert from_json(to_json(paper)) == paper
    assert any(WORDS[0] in line.text and WORDS[1] in line.text for line in lines(paper))
    assert "1: meer bomen 2: minder auto's" in contributions_csv(paper)
    file = io.StringIO()
    pack(board.session, file)
    erase(board.session)
    there = unpack(file.getvalue().splitlines())
    again = assemble(there)
    assert [each.sources for each in again.inventory.cards] == [each.sources for each in paper.inventory.cards]
    take_away(REWORKING, there.reworkings.get())
    assert [card.text for card in queries.on_board(there).order_by("number")] == list(WORDS)
    assert queries.on_board(there).get(text=WORDS[0]).dot_count == 1


def test_dots_of_somebody_with_two_entries_go_back_to_the_one(board):
    gives(board.bram, board.extra["cards"][0])
    one = merged(board, 0, 1)
    merge_people(kept=board.anna.participant, other=board.bram.participant)

    take_away(REWORKING, one.comes_from)

    assert dots(board.extra["cards"][0]) == (1, 0)
    assert Dot.objects.get().participant == board.anna.participant


def test_nothing_is_made_one_or_two_after_the_freeze(board):
    freeze(session=board.session)

    with pytest.raises(Refused):
        merged(board, 0, 1)
    with pytest.raises(Refused):
        split_card(contribution=board.extra["cards"][0], parts=[("idea", "a"), ("idea", "b")])


def test_a_text_that_is_refused_stays_where_it_was_typed(board):
    first, second = board.extra["cards"][:2]
    alice = board.alice_client()
    page = alice.get(board.path(f"inventory/merging/?cards={first.pk},{second.pk}")).content.decode()
    assert "meer bomen\n\nminder auto&#x27;s" in page
    operations.withdraw_contribution(contribution=first)

    data = {"contributions": [first.pk, second.pk], "kind": "idea", "text": "zorgvuldig geschreven"}
    response = alice.post(board.path("inventory/merging/"), data, headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert "zorgvuldig geschreven" in response.content.decode()

    data = {"kind": "idea", "text": "netjes", "second_kind": "idea", "second_text": "gesplitst"}
    response = alice.post(
        board.path(f"inventory/contributions/{first.pk}/splitting/"), data, headers={"HX-Request": "true"}
    )
    assert response.status_code == 422
    assert "netjes" in response.content.decode()


def test_a_text_of_two_sentences_comes_apart_to_begin_with(board):
    card = board.anna.contributes("Meer groen. Minder steen. En water!")

    page = board.alice_client().get(board.path(f"inventory/contributions/{card.pk}/splitting/")).content.decode()

    assert ">Meer groen.<" in page.replace("\n", "")
    assert ">Minder steen. En water!<" in page.replace("\n", "")


def test_ticking_too_few_says_so_and_ticking_enough_leads_there(board):
    alice = board.alice_client()
    first, second = board.extra["cards"][:2]

    refused = alice.post(
        board.path("inventory/merging/chosen/"), {"contributions": [first.pk]}, headers={"HX-Request": "true"}
    )
    led = alice.post(board.path("inventory/merging/chosen/"), {"contributions": [first.pk, second.pk]})

    assert "twee of meer" in json.dumps(refused.content.decode() + str(refused.headers), ensure_ascii=False)
    assert led.url.endswith(f"/inventory/merging/?cards={first.pk},{second.pk}")
    assert Contribution.objects.count() == len(WORDS)
