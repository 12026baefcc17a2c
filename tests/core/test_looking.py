"""A long list, a page at a time: nothing is missed, nothing twice, and what is pushed comes where it belongs."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from sessions.core.event_types import Subject
from sessions.core.fragments import place
from sessions.core.looking import Entry, Look, part_of

CARDS = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["huis", "bos", "huis in het bos"])), max_size=40)


def board(cards) -> dict[Subject, Entry]:
    """Five headings, and cards below them."""
    entries = {Subject("cluster", n): Entry(place(n, 0), f"<h{n}>", is_heading=True) for n in range(5)}
    for pk, (cluster, words) in enumerate(cards):
        kind = "idea" if pk % 2 else "problem"
        entries[Subject("card", pk)] = Entry(place(cluster, 1, pk), f"<{pk}>", words=words, kind=kind)
    return entries


def pages(entries, look: Look, size: int) -> list:
    first = part_of(entries, look, size)
    rest = (Look(look.name, look.find, look.only, page) for page in range(2, first.pages + 1))
    return [first, *(part_of(entries, each, size) for each in rest)]


@given(cards=CARDS, size=st.integers(1, 12))
def test_the_pages_together_are_the_list(cards, size):
    entries = board(cards)
    shown = [entry for part in pages(entries, Look("board"), size) for entry in part.entries]

    assert shown == sorted(entries.values(), key=lambda entry: entry.order)


@given(cards=CARDS, size=st.integers(1, 12), place_of_new=st.tuples(st.integers(0, 5), st.integers(0, 60)))
def test_each_place_belongs_to_exactly_one_page(cards, size, place_of_new):
    order = place(place_of_new[0], 1, place_of_new[1])
    parts = pages(board(cards), Look("board"), size)

    assert [is_within(part, order) for part in parts].count(True) == 1
    for part in parts:
        assert all(is_within(part, entry.order) for entry in part.entries)


def is_within(part, order: str) -> bool:
    return (not part.since or order >= part.since) and (not part.until or order < part.until)


@given(cards=CARDS, word=st.sampled_from(["huis", "BOS", "bos huis", "zee"]), only=st.sampled_from(["", "idea"]))
def test_what_is_found_holds_every_word_under_its_heading(cards, word, only):
    entries = board(cards)
    part = part_of(entries, Look("board", find=word, only=only), 1000)
    found = [entry for entry in part.entries if not entry.is_heading]

    wanted = [
        entry
        for entry in entries.values()
        if not entry.is_heading
        and all(each in entry.words for each in word.lower().split())
        and only in ("", entry.kind)
    ]
    assert sorted(found, key=lambda e: e.order) == sorted(wanted, key=lambda e: e.order)
    assert (part.found, part.total) == (len(wanted), len(cards))
    assert not part.entries or not part.entries[-1].is_heading


@given(cards=CARDS, size=st.integers(1, 12), heading=st.integers(0, 4))
def test_a_heading_leads_to_its_page(cards, size, heading):
    part = part_of(board(cards), Look("board", to=f"cluster-{heading}"), size)

    assert any(entry.html == f"<h{heading}>" for entry in part.entries)


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "board-page=0",
        "board-page=-1",
        "board-page=x",
        "board-page=999999999",
        "board-to=<script>",
        "board-only=zzz",
    ],
)
def test_nonsense_in_an_address_is_as_if_it_was_not_asked(asked):
    look = Look.asked("board", QueryDict(asked))

    assert part_of(board([(1, "huis")] * 3), look, 5).page in (1, 2)


def test_each_list_of_a_page_has_its_own_words():
    query = QueryDict("board-find=huis&wall-find=bos&board-page=2")

    assert Look.asked("board", query) == Look("board", find="huis", page=2)
    assert Look.asked("wall", query) == Look("wall", find="bos")
    assert Look("board", find="a b", page=1).address(3) == "?board-find=a+b&board-page=3"
