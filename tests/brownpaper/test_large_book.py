"""A brownpaper of any size: what is typeset as one is bounded, and a large book is bound as a small one."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.rooms import write_much
from sessions.brownpaper.contents.assemble import Difference, assemble
from sessions.brownpaper.contents.portable import to_json
from sessions.brownpaper.contents.sections import CARDS_A_SECTION, annexes, in_groups, in_sections, sections
from sessions.brownpaper.printing.jobs import print_job
from sessions.brownpaper.printing.pieces import MOST_CHARACTERS, MOST_ENTRIES, in_pieces
from sessions.brownpaper.printing.press import bind
from sessions.brownpaper.printing.press.bind import Binder, Colophon
from sessions.brownpaper.printing.press.parts import Typeset
from sessions.brownpaper.printing.press_process import print_apart
from sessions.phases.conclude.chapter import CommitmentRow, Spoken
from sessions.phases.concretise.chapter import Asked, ValueLine, ValueRow
from sessions.phases.inform.chapter import AnsweredQuestion
from sessions.phases.introduce.chapter import PartyRow
from sessions.phases.inventory.chapter import Card, ClusterPart
from sessions.phases.network.chapter import RequestRow, Talk

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


def test_lists_of_one_entry_each_are_cut_before_their_headings():
    """As asks to thousands of recipients, each with a table of their own."""
    parts = "".join(f"<h3>Aan {n}</h3><ul><li>L0 {n}</li></ul>" for n in range(1_000))
    pieces = list(in_pieces(f'<section id="c"><h2>Kop</h2>{parts}</section>'))
    assert len(pieces) == 4 and all(each.count("<li") <= MOST_ENTRIES for each in pieces)
    assert all(each.partition(">")[2].startswith(("<h2>", "<h3>")) for each in pieces)
    assert re.findall(r"L0 (\d+)", "".join(pieces)) == [str(n) for n in range(1_000)]


def of_html(kind: str, many: int, inner: str) -> str:
    entry = "<tr><td>%s</td></tr>" if kind == "table" else "<li>%s</li>"
    entries = "".join(entry % f"{inner} {n}" for n in range(many))
    if kind == "table":
        return f'<table id="t"><thead><tr><th>Kop</th></tr></thead><tbody>{entries}</tbody></table>'
    return f'<{kind} id="l" class="lijst">{entries}</{kind}>'


@given(
    st.lists(
        st.tuples(st.sampled_from(["table", "ul", "ol"]), st.integers(1, 3 * MOST_ENTRIES), st.booleans()),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=40, deadline=None)
def test_any_text_is_cut_into_whole_texts_of_bounded_size(lists):
    """Whatever a chapter holds, in whatever order: nothing is lost, doubled or left open, and no list is empty."""
    after = "<p>tot <br>slot &amp; meer</p>"
    html = "".join(
        f'<section id="s{at}"><h3>Deel {at}</h3>{of_html(kind, many, f"L{at}")}{after * has_more}</section>'
        for at, (kind, many, has_more) in enumerate(lists)
    )
    pieces = list(in_pieces(f'<section class="chapter" id="c"><h2>Titel</h2>{html}</section>'))

    assert all(each.count("<li") + each.count("<td") <= MOST_ENTRIES + 2 for each in pieces)
    whole = "".join(pieces)
    assert re.findall(r"L\d+ \d+", whole) == re.findall(r"L\d+ \d+", html)
    assert re.findall(r"<h[23]>|<p>", whole) == ["<h2>", *re.findall(r"<h[23]>|<p>", html)]
    for name in ("c", "s0", "t", "l"):
        assert whole.count(f'id="{name}"') <= max(1, html.count(f'id="{name}"'))
    for piece in pieces:
        ElementTree.fromstring(f"<div>{piece.replace('<br>', '')}</div>")
        assert not re.search(r"<(ul|ol|tbody)[^>]*></", piece)
        assert piece.count("<table") == piece.count("<thead>")


def grown(made, kind: str, many: int):
    """A brownpaper in which people wrote so many of this kind."""
    words = [f"ding {n} van een mens die wat te zeggen heeft" for n in range(many)]
    chapters = dict(made.chapters)
    solution, agreement = made.concretise.solutions[0], made.conclude.agreements[0]
    row = ValueRow("Partij", (), (), (), False)
    match kind:
        case "questions":
            chapters["inform"] = replace(
                made.inform, questions=tuple(AnsweredQuestion(each, "", False) for each in words)
            )
        case "talks":
            chapters["network"] = replace(made.network, talks=tuple(Talk("A – B", each) for each in words))
        case "requests":
            asked = tuple(RequestRow("A", "B", each, "") for each in words)
            chapters["network"] = replace(made.network, requests=asked)
        case "values":
            lines = tuple(ValueLine(each, "geld", None, None, "") for each in words)
            solution = replace(solution, values=(replace(row, gains=lines),))
        case "due":
            due = made.moments[0].day
            promised = tuple(CommitmentRow("Wie", each, due, "") for each in words)
            chapters["conclude"] = replace(made.conclude, commitments=promised)
        case "gives":
            party = PartyRow("Partij", "kennis", (), tuple(words))
            chapters["introduce"] = replace(made.introduce, parties=(party,))
        case "spoken":
            said = tuple(Spoken("kanttekening", each, "", "Partij") for each in words)
            chapters["conclude"] = replace(made.conclude, agreements=(replace(agreement, spoken=said),))
        case "recipients":
            solution = replace(
                solution, asks=tuple(Asked(f"k{n}", each, f"M{n}", f"r{n}", False) for n, each in enumerate(words))
            )
        case "clusters":
            parts = tuple(
                ClusterPart(n, each, 0, (), (replace(cards(1)[0], number=n + 1),)) for n, each in enumerate(words)
            )
            chapters["inventory"] = replace(made.inventory, clusters=parts, is_revealed=True, total=many)
        case "asks":
            solution = replace(
                solution, asks=tuple(Asked(f"k{n}", each, "Minister", "r", False) for n, each in enumerate(words))
            )
    if solution is not made.concretise.solutions[0]:
        chapters["concretise"] = replace(made.concretise, solutions=(solution, *made.concretise.solutions[1:]))
    return replace(made, chapters=chapters)


@pytest.mark.parametrize(
    "kind", ["questions", "talks", "requests", "values", "due", "gives", "spoken", "asks", "recipients", "clusters"]
)
def test_no_chapter_is_typeset_at_once_however_much_the_room_wrote(cast, kind):
    """Thousands of anything: whatever the press typesets at once is bounded, and everything is told."""
    cast.open_everything()
    cast.workgroup()
    made = grown(assemble(cast.session), kind, 2_000)
    job = print_job(made, to_json(made))

    apart = [each["html"] for each in job["sections"] if "pieces" not in each]
    assert all(html.count("<li") + html.count("<tr") < 2 * MOST_ENTRIES for html in apart)
    assert all(len(html) < 3 * MOST_CHARACTERS for html in apart)
    everything = "".join(apart)
    assert all(re.search(rf"\bding {n}\b", everything) for n in range(2_000))
    names = [each["name"] for each in job["sections"]]
    assert len(names) == len(set(names))


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
