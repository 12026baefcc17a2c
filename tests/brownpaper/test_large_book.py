"""A brownpaper of any size: what is typeset as one is bounded, and a large book is bound as a small one."""

import json
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.rooms import write_much
from sessions.brownpaper.contents.assemble import Difference, assemble
from sessions.brownpaper.contents.portable import to_json
from sessions.brownpaper.contents.sections import CARDS_A_SECTION, annexes, in_groups, in_sections, sections
from sessions.brownpaper.printing.jobs import print_job
from sessions.brownpaper.printing.press import bind
from sessions.brownpaper.printing.press.bind import Binder, Colophon
from sessions.brownpaper.printing.press.parts import Typeset
from sessions.brownpaper.printing.press_process import print_apart
from sessions.phases.inventory.chapter import Card

COLOPHON = Colophon("Titel", "Maker", "nl", "2026-01-01T12:00:00+01:00")


def cards(many: int, first: int = 1) -> tuple[Card, ...]:
    return tuple(Card(n, "kans", False, f"kaart {n}", "", "", 0) for n in range(first, first + many))


@given(st.lists(st.integers(1, 3 * CARDS_A_SECTION), max_size=6))
def test_no_section_of_the_annex_grows_beyond_its_bound_and_each_card_stands_once(sizes):
    groups = []
    for number, size in enumerate(sizes):
        groups += list(in_groups(f"kop {number}", cards(size, first=10_000 * number)))

    made = list(in_sections(iter(groups)))

    assert all(sum(len(group.cards) for group in some) < 2 * CARDS_A_SECTION for some in made)
    told = [card.number for some in made for group in some for card in group.cards]
    assert told == [10_000 * number + n for number, size in enumerate(sizes) for n in range(size)]
    assert [group.title for some in made for group in some if not group.is_continued] == [
        f"kop {number}" for number in range(len(sizes))
    ]


def test_long_lists_are_told_whole_and_in_parts(cast):
    made = assemble(cast.session)
    parked = cards(2 * CARDS_A_SECTION + 5)
    changed = tuple(Difference(f"ding {n}", "was", "is") for n in range(2 * CARDS_A_SECTION + 5))
    chapters = made.chapters | {"inventory": replace(made.inventory, parked=parked, is_revealed=True)}
    made = replace(made, chapters=chapters, differences=changed)

    everything = [part.html(made) for part in sections(made, "0" * 64)]

    most = max(html.count("<li") + html.count("<tr") for html in everything)
    assert most < 2 * CARDS_A_SECTION
    whole = "".join(everything)
    assert all(whole.count(f'id="contribution-{card.number}"') == 1 for card in parked)
    assert all(f">ding {n}<" in whole for n in range(len(changed)))
    assert sum(part.name.startswith(("changes", "parked")) for part in annexes(made)) == 3 + 2


def bound(parts: list[Typeset], folder, name: str):
    target = folder / f"{name}.pdf"
    book = Binder(target.with_suffix(".book"))
    for part in parts:
        book.add(part)
    book.link("pagina {}")
    book.outline(parts)
    book.attach([bind.Attachment("a.txt", "text/plain", "woorden", "woorden")])
    book.write(target, COLOPHON)
    book.close()
    return target


def tags(element) -> list:
    """The tree of tags below an element, as (kind, children)."""
    children = element.get("/K", [])
    children = list(children) if isinstance(children, pikepdf.Array) else [children]
    return [(str(each.S), tags(each)) for each in children if isinstance(each, pikepdf.Dictionary) and "/S" in each]


def told(file) -> dict:
    with pypdfium2.PdfDocument(file) as opened:
        words = [page.get_textpage().get_text_range() for page in opened]
        outline = [(each.level, each.get_title(), each.get_dest().get_index()) for each in opened.get_toc()]
    with pikepdf.open(file) as opened:
        root = opened.Root
        numbers = [int(each) for each in root.StructTreeRoot.ParentTree.Nums[::2]]
        assert numbers == sorted(set(numbers))
        assert "/Bound" not in root and "/Parents" not in root
        return {"words": words, "outline": outline, "tags": tags(root.StructTreeRoot.K[0]), "numbers": numbers}


@pytest.mark.paper
def test_a_large_book_is_the_same_as_one_that_is_bound_at_once(cast, tmp_path, monkeypatch):
    write_much(cast.session, 3, 90)
    made = assemble(cast.session)
    shelf = tmp_path / "shelf"
    print_apart(print_job(made, to_json(made)), tmp_path / "whole.pdf", shelf)
    kept = {file: json.loads(file.read_text())["made"] for file in sorted(shelf.glob("*.json"))}
    parts = [Typeset(**made | {"file": str(file.with_suffix(".pdf"))}) for file, made in kept.items()]

    at_once = bound(parts, tmp_path, "at once")
    monkeypatch.setattr(bind, "LARGE", 1)
    monkeypatch.setattr(bind, "ASIDE_EVERY", 1)
    aside = bound(parts, tmp_path, "aside")

    assert told(aside) == told(at_once)
    assert aside.read_bytes() == bound(parts, tmp_path, "again").read_bytes()
    assert not list(tmp_path.glob("*.book"))
