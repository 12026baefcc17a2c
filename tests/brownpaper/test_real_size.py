"""At the sizes of a real session, with names as long as in a register of organisations: every page that promises to be
one is one, nothing is printed too small to read, and what is cut says so and stands elsewhere."""

import re
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from bench.rooms import write_much
from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.portable import to_json
from sessions.brownpaper.printing.jobs import handouts_job, poster_job, print_job
from sessions.brownpaper.printing.press_process import print_apart
from sessions.phases.enthuse.operations import set_horizon

SMALLEST = 8.0


@pytest.fixture(params=[2, 12, pytest.param(40, marks=pytest.mark.long)])
def made(cast, request):
    """A session of so many workgroups: 80 people of 25 parties with names of 45 characters, 20 cards for each group."""
    write_much(cast.session, request.param, 20 * request.param, people=80, parties=25)
    set_horizon(
        session=cast.session,
        statement="In 2030 wacht niemand in de regio langer dan twaalf maanden op een aansluiting. " * 3,
        indicator="wachttijd",
        baseline="gemiddeld vierenvijftig maanden voor wie nu een aansluiting vraagt",
        target="hooguit twaalf maanden",
        year=2030,
    )
    return assemble(cast.session)


def pages_of(file) -> list[str]:
    with pypdfium2.PdfDocument(file) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def starts_at(pages: list[str], after: int, title: str) -> int:
    """The page of a solution, which has its support as well."""
    return next(
        number
        for number, page in enumerate(pages)
        if number > after and f"\n{title}" in f"\n{page}" and "Wie er achter staat" in page
    )


def sizes_of(file) -> set[float]:
    """The size of every piece of text, in points as printed."""
    sizes = set()
    with pypdfium2.PdfDocument(file) as opened:
        for page in opened:
            for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                size = pdfium.c_float()
                pdfium.FPDFTextObj_GetFontSize(each.raw, size)
                sizes.add(round(size.value * abs(each.get_matrix().d), 1))
    return sizes


@pytest.mark.paper
def test_pages_that_promise_to_be_one_are_one(made, tmp_path):
    print_apart(print_job(made, to_json(made)), tmp_path / "b.pdf", tmp_path / "shelf")

    pages = pages_of(tmp_path / "b.pdf")

    assert "Gemaakt door" in pages[0] and "Inhoud" in pages[1]
    (glance,) = [number for number, page in enumerate(pages) if re.search(r"^1 In één oogopslag", page, re.M)][1:]
    assert "Aan tafel:" in pages[glance], "its end stands on the page of its beginning"
    assert "2 Gevraagd aan u" in pages[glance + 1]
    starts = [starts_at(pages, glance, f"7.{each.number} {each.title}") for each in made.concretise.solutions]
    assert starts == list(range(starts[0], starts[0] + len(starts))), "a page each, one after the other"
    assert min(sizes_of(tmp_path / "b.pdf")) >= SMALLEST


@pytest.mark.paper
def test_handouts_are_a_page_each_and_the_poster_is_one_sheet(made, tmp_path):
    handouts = print_apart(handouts_job(made), tmp_path / "h.pdf", tmp_path / "shelf")
    poster = print_apart(poster_job(made), tmp_path / "p.pdf", tmp_path / "shelf")

    assert handouts == len(made.solutions)
    assert poster == 1
    assert min(sizes_of(tmp_path / "h.pdf")) >= SMALLEST


@pytest.mark.paper
@pytest.mark.parametrize("parties", [2, 25, 49, 120])
def test_cover_is_one_page_and_counts_whom_it_does_not_name(cast, parties, tmp_path):
    write_much(cast.session, 1, 5, people=max(25, parties), parties=parties)
    made = replace(assemble(cast.session), challenge="Betaalbaarheidsvraagstukken " * 7)

    print_apart(print_job(made, to_json(made)), tmp_path / "b.pdf", tmp_path / "shelf")

    cover, contents = pages_of(tmp_path / "b.pdf")[:2]
    assert "Controlegetal" in cover and "Inhoud" in contents
    named = len(re.findall(r"Proef\b|Partij \d+|Bouw \d+", cover.replace("\r\n", " ")))
    left = re.search(r"en (\d+) andere", cover.replace("\r\n", " "))
    assert named + (int(left[1]) if left else 0) == len(made.introduce.at_the_table)


@pytest.mark.paper
@pytest.mark.long
def test_what_a_solutions_page_cut_stands_whole_in_the_annex(made, tmp_path):
    long = "Wij bouwen samen aan woningen die mensen kunnen betalen. " * 60 + "Het einde van de tekst."
    first, *others = made.concretise.solutions
    solutions = (replace(first, texts=first.texts | {"think_big": long}), *others)
    longer = replace(made, chapters=made.chapters | {"concretise": replace(made.concretise, solutions=solutions)})

    print_apart(print_job(longer, to_json(longer)), tmp_path / "b.pdf", tmp_path / "shelf")

    text = " ".join(pages_of(tmp_path / "b.pdf"))
    assert text.count("Het einde van de tekst.") == 1
    assert "Bijlage: de oplossingen voluit" in text
    with pikepdf.open(tmp_path / "b.pdf") as opened:
        assert all("URI" not in (note.get("/A") or {}) or "urn:" not in str(note.A.URI)
                   for page in opened.pages for note in page.get("/Annots", []))  # fmt: skip


def test_asks_are_numbered_by_recipient_in_order_of_deadline(made):
    numbers = [each.number for group in made.addressed for each in group.asks]

    assert numbers == list(range(1, len(numbers) + 1))
    assert [group.is_of_chair for group in made.addressed] == sorted(group.is_of_chair for group in made.addressed)
    for group in made.addressed:
        dues = [each.ask.due or date.max for each in group.asks]
        assert dues == sorted(dues)
    assert [agreement.is_endorsed for _solution, agreement in made.at_a_glance] == sorted(
        (agreement.is_endorsed for _solution, agreement in made.solutions), reverse=True
    )
