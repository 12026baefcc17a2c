"""What stands in a brownpaper, and what never does."""

import itertools
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2
import pytest
from django.core.management import call_command

from bench.rooms import write_much
from sessions.brownpaper.contents.assemble import assemble
from sessions.brownpaper.contents.portable import checksum, from_json, to_json
from sessions.brownpaper.contents.sections import chapter, sections
from sessions.brownpaper.contents.spreadsheet import contributions_csv
from sessions.brownpaper.printing.jobs import print_job
from sessions.brownpaper.printing.press_process import print_apart
from sessions.facilitation.steering.operations import move_to
from sessions.phases.conclude.operations import commit_to, give_consent
from sessions.phases.concretise.operations import own_solution, write_text
from sessions.phases.concretise.value_case.operations import add_value_item
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.operations import park, withdraw_contribution
from sessions.phases.registry import PHASES


def text_of(file) -> str:
    pdf = pypdfium2.PdfDocument(file)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())


def printed(made, folder) -> int:
    """Print it to b.pdf in this folder; returns its pages."""
    return print_apart(print_job(made, to_json(made)), folder / "b.pdf", folder / "shelf")


def html_of(session) -> str:
    made = assemble(session)
    return " ".join(" ".join(part.html(made) for part in sections(made, "0" * 64)).split())


@pytest.fixture
def written(cast):
    """A session in which everybody wrote something, and some of it may not be read."""
    cast.open_everything()
    make_cluster(
        session=cast.session, title="Procedures", contributions=[cast.anna.contributes("te veel loketten")]
    )
    park(contribution=cast.bram.contributes("de bus naar het station"))
    withdraw_contribution(contribution=cast.chris.contributes("ingetrokken woorden"))
    workgroup = cast.workgroup()
    for field, text in (("title", "Eén loket voor allen"), ("instrument", "law")):
        write_text(workgroup=workgroup, field=field, text=text, base_version=0, participant=cast.anna.participant)
    cast.asks(workgroup)
    own_solution(workgroup=workgroup, participant=cast.anna.participant)
    add_value_item(
        workgroup=workgroup,
        participant=cast.anna.participant,
        party=cast.bram.party,
        side="invests",
        theme="profit",
        text="een proefhuis",
        low=20_000,
        high=50_000,
        assumption="grond is er",
    )
    give_consent(workgroup=workgroup, participant=cast.anna.participant, answer="agree")
    give_consent(
        workgroup=workgroup, participant=cast.bram.participant, answer="reservation", reason="let op de kosten"
    )
    commit_to(session=cast.session, participant=cast.bram.participant, what="ik bel morgen", due=date(2031, 3, 1))
    cast.extra["workgroup"] = workgroup
    return cast


@pytest.mark.paper
def test_the_pdf_holds_what_was_written_and_nothing_hidden(written, tmp_path):
    call_command("brownpaper", written.session.code, "-o", str(tmp_path / "b.pdf"))

    text = text_of(tmp_path / "b.pdf")
    for words in (
        "Genoeg betaalbare huizen",
        "te veel loketten",
        "de bus naar het station",
        "Eén loket voor allen",
        "Geef ons een loket",
        "wet of regel",
        "let op de kosten",
        "ik bel morgen",
        "Gemeente Proef",
        "een proefhuis € 20.000 – € 50.000",
        "betaalt, wint nog niets",
        "Concept, nog niet vastgesteld",
    ):
        assert words in text, words
    assert "ingetrokken woorden" not in text
    assert b"ingetrokken woorden" not in attached(tmp_path / "b.pdf", "brownpaper.json")


def attached(file, name: str) -> bytes:
    with pikepdf.open(file) as opened:
        return opened.attachments[name].get_file().read_bytes()


def test_the_sections_stand_in_the_order_of_the_method(written):
    made = assemble(written.session)

    names = [part.name for part in sections(made, "")]

    workgroup = written.extra["workgroup"]
    assert names == [
        *("glance", "asked", "urgency", "horizon", "table", "lives", "solutions", f"solution-{workgroup.pk}"),
        *("values", "agreements", *(phase.slug for phase in PHASES if phase.document_title)),
        *("monitoring", "reservations", "account", "parties", "stances", "value_cases"),
        *(f"canvas-{workgroup.pk}", "annex-0"),
    ]


def test_the_account_names_the_phases_that_left_a_chapter(written):
    made = assemble(written.session)

    for slugs, words in (
        ("inventory concretise inform", "in drie fasen: informeren, inventariseren en concretiseren."),
        (
            "inform introduce inventory enthuse concretise network conclude",
            "in zeven fasen: informeren, introduceren, inventariseren, enthousiasmeren, concretiseren, netwerken en "
            "concluderen.",
        ),
    ):
        some = replace(made, chapters={slug: made.chapters[slug] for slug in slugs.split()})
        (account,) = chapter(some, "account", "")
        assert words in account.html(some)


def test_an_empty_session_says_so_in_every_section(cast):
    html = html_of(cast.session)

    for words in (
        "Er zijn nog geen oplossingen opgeschreven.",
        "Er is nog niets gevraagd.",
        "De stip staat er nog niet.",
        "Er zijn nog geen feiten neergezet.",
        "Er staan nog geen bijdragen op het bord.",
        "Geen werkgroep vulde een valuecase in.",
        "Er zijn nog geen toezeggingen.",
        "De parkeerplaats is leeg.",
        "Niemand maakte een kanttekening of bezwaar.",
    ):
        assert words in html, words


def test_nothing_private_is_printed_before_the_reveal(cast):
    move_to(session=cast.session, phase="inventory")
    cast.anna.contributes("nog van mij alleen")

    assert cast.session.contributions.filter(text="nog van mij alleen").exists()
    assert "nog van mij alleen" not in html_of(cast.session)
    assert "nog van mij alleen" not in to_json(assemble(cast.session))


def test_an_anonymous_contribution_has_no_author_anywhere(written):
    made = assemble(written.session)

    (card,) = made.inventory.clusters[0].cards
    assert card.text == "te veel loketten"
    assert card.author == ""
    assert "Anna" not in contributions_csv(made)


def test_assembling_takes_as_many_queries_for_more_contributions_and_workgroups(
    written, django_assert_max_num_queries
):
    write_much(written.session, 6, 60)

    with django_assert_max_num_queries(50):
        assemble(written.session)


@pytest.mark.paper
def test_the_document_has_language_title_bookmarks_numbers_and_its_data(written, tmp_path):
    made = assemble(written.session)
    pages = printed(made, tmp_path)

    pdf = pypdfium2.PdfDocument(tmp_path / "b.pdf")
    bookmarks = [item.get_title() for item in pdf.get_toc()]
    with pikepdf.open(tmp_path / "b.pdf") as opened:
        assert str(opened.Root.Lang) == "nl"
        assert opened.Root.MarkInfo.Marked
        assert b"<pdfuaid:part>1</pdfuaid:part>" in opened.Root.Metadata.read_bytes()
        assert opened.Root.AF[0].AFRelationship == "/Data"
    assert pages == len(pdf)
    assert pdf.get_metadata_dict()["Title"] == "Brownpaper: Genoeg betaalbare huizen"
    assert "2 Gevraagd aan u" in bookmarks and "Bijlage: alle bijdragen" in bookmarks
    assert f"2 / {len(pdf)}" in " ".join(pdf[1].get_textpage().get_text_range().split())
    assert from_json(attached(tmp_path / "b.pdf", "brownpaper.json").decode()) == made
    assert checksum(to_json(made)) in text_of(tmp_path / "b.pdf").replace(" ", "").replace("-", "")


@pytest.mark.paper
def test_the_contents_and_every_link_lead_to_the_right_page(written, tmp_path):
    write_much(written.session, 3, 80)
    made = assemble(written.session)
    printed(made, tmp_path)

    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "b.pdf")]
    text = [" ".join(words.split()) for words in pages]
    assert min(len(words) for words in text) > 80, "an empty page"
    for part in sections(made, ""):
        if part.title and not part.is_part:
            begins = next(number for number, words in enumerate(text, 1) if number > 2 and part.title in words)
            assert f"{part.title} {begins}" in text[1], part.title
    with pikepdf.open(tmp_path / "b.pdf") as opened:
        numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, start=1)}
        links = [link for page in opened.pages for link in page.obj.get("/Annots", [])]
        assert len(links) > 50
        for link in links:
            assert str(link.Contents) == f"pagina {numbers[link.Dest[0].objgen]}"


@pytest.mark.paper
def test_the_text_is_read_in_the_order_in_which_it_is_printed(written, tmp_path):
    printed(assemble(written.session), tmp_path)

    with pikepdf.open(tmp_path / "b.pdf") as opened:
        headings = [
            str(each.S) for each in elements(opened.Root.StructTreeRoot.K[0]) if str(each.S).startswith("/H")
        ]
    assert headings[0] == "/H1"
    levels = [int(heading[2]) for heading in headings]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    text = text_of(tmp_path / "b.pdf")
    order = [
        "Inhoud",
        "1 In één oogopslag De",
        "Aan Ministerie (demo)",
        "Karakter van de opgave",
        "Wie er niet was",
    ]
    places = [text.rindex(words) if words == "Inhoud" else text.index(words.split(" De")[0]) for words in order]
    assert places == sorted(places)


def elements(parent):
    yield parent
    kids = parent.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


@pytest.mark.paper
def test_figures_have_alternatives(written, tmp_path):
    printed(assemble(written.session), tmp_path)

    with pikepdf.open(tmp_path / "b.pdf") as opened:
        figures = [each for each in elements(opened.Root.StructTreeRoot.K[0]) if each.S == "/Figure"]
        assert {str(figure.Alt) for figure in figures} >= {"Mensen per sector"}


def test_numbers_stay_the_same_when_cards_are_withdrawn(cast):
    cast.open_everything()
    first, second = cast.anna.contributes("eerste"), cast.bram.contributes("tweede")
    before = {card.text: card.number for card in assemble(cast.session).inventory.cards}
    withdraw_contribution(contribution=first)

    after = {card.text: card.number for card in assemble(cast.session).inventory.cards}

    assert before == {"eerste": 1, "tweede": 2}
    assert after == {"tweede": 2}
    assert second.pk


def test_the_data_can_be_read_back(cast):
    write_much(cast.session, 3, 20)
    made = assemble(cast.session)

    assert from_json(to_json(made)) == made
    with pytest.raises(ValueError, match="not a brownpaper"):
        from_json('{"format": "something else"}')


def test_a_spreadsheet_runs_nothing(cast):
    cast.open_everything()
    cast.anna.contributes("=HYPERLINK(1)")

    cast.anna.contributes("vooraf;=cmd|' /C calc'!A0")
    cast.anna.contributes("een regel\n@SUM(1)")

    written = contributions_csv(assemble(cast.session))

    assert "'=HYPERLINK(1)" in written
    assert "vooraf;'=cmd" in written
    assert "\n'@SUM(1)" in written
    assert written.startswith("\ufeff")
