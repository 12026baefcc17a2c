import time
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pikepdf
import pypdfium2
import pytest
from django.core.management import call_command

from sessions.brownpaper import operations
from sessions.brownpaper.assemble import assemble
from sessions.brownpaper.models import Rendering
from sessions.brownpaper.render import to_html, to_pdf
from sessions.facilitation.operations import freeze, move_to
from sessions.phases.conclude.operations import commit_to, give_consent
from sessions.phases.concretise.operations import own_solution, write_text
from sessions.phases.inventory.operations import make_cluster, park, withdraw_contribution


def text_of(file) -> str:
    pdf = pypdfium2.PdfDocument(file)
    pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())


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
    for field, text in (("title", "Eén loket voor allen"), ("ask", "Geef ons een loket"), ("instrument", "law")):
        write_text(workgroup=workgroup, field=field, text=text, base_version=0, participant=cast.anna.participant)
    own_solution(workgroup=workgroup, party=cast.anna.party)
    give_consent(workgroup=workgroup, participant=cast.anna.participant, answer="agree")
    give_consent(
        workgroup=workgroup, participant=cast.bram.participant, answer="reservation", reason="let op de kosten"
    )
    commit_to(session=cast.session, participant=cast.bram.participant, what="ik bel morgen", due=date(2031, 3, 1))
    return cast


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
        "Concept, niet bevroren",
    ):
        assert words in text, words
    assert "ingetrokken woorden" not in text


def test_nothing_private_is_printed_before_the_reveal(cast, tmp_path):
    move_to(session=cast.session, phase="inventory")
    cast.anna.contributes("nog van mij alleen")

    assert "nog van mij alleen" not in to_html(assemble(cast.session))


def test_the_draft_mark_is_gone_once_frozen(written):
    freeze(session=written.session)
    written.session.refresh_from_db()

    assert "niet bevroren" not in to_html(assemble(written.session))


def test_assembling_takes_as_many_queries_for_more_contributions(written, django_assert_max_num_queries):
    for number in range(30):
        written.anna.contributes(f"nog een {number}")

    with django_assert_max_num_queries(40):
        assemble(written.session)


def test_the_document_is_tagged_with_language_title_bookmarks_and_numbers(written, tmp_path):
    to_pdf(to_html(assemble(written.session)), tmp_path / "b.pdf")

    raw = (tmp_path / "b.pdf").read_bytes()
    pdf = pypdfium2.PdfDocument(raw)
    bookmarks = [item.get_title() for item in pdf.get_toc()]
    with pikepdf.open(tmp_path / "b.pdf") as opened:
        assert str(opened.Root.Lang) == "nl"
        assert opened.Root.MarkInfo.Marked
        assert b"pdfuaid" in opened.Root.Metadata.read_bytes()
    assert pdf.get_metadata_dict()["Title"] == "Brownpaper: Genoeg betaalbare huizen"
    assert "Gevraagd aan u" in bookmarks and "Bijlage: alle bijdragen" in bookmarks
    assert f"2 / {len(pdf)}" in " ".join(pdf[1].get_textpage().get_text_range().split())


def test_participants_markup_is_text_not_markup(written, tmp_path):
    written.anna.contributes('<img src="http://127.0.0.1:9/x"><script>alert(1)</script>')

    html = to_html(assemble(written.session))

    assert "<script>" not in html and "&lt;script&gt;" in html


def test_the_press_fetches_no_address_and_no_file(tmp_path):
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

    listening = HTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=listening.serve_forever, daemon=True).start()
    bait = tmp_path / "bait.txt"
    bait.write_text("geheim bestand")
    port = listening.server_port
    html = (
        '<html lang="nl"><head><title>t</title></head><body><h1>t</h1>'
        f'<img alt="x" src="http://127.0.0.1:{port}/a.png"><a rel="attachment" href="file://{bait}">b</a>'
        f'<link rel="attachment" href="file://{bait}"><img alt="y" src="file:///cocreatie-static/../../etc/passwd">'
        f"<p style=\"background: url('http://127.0.0.1:{port}/b.png')\">tekst</p></body></html>"
    )

    to_pdf(html, tmp_path / "b.pdf")

    listening.shutdown()
    listening.server_close()
    assert asked == []
    assert b"geheim bestand" not in (tmp_path / "b.pdf").read_bytes()
    assert b"EmbeddedFile" not in (tmp_path / "b.pdf").read_bytes()
    assert "tekst" in text_of(tmp_path / "b.pdf")


def test_characters_that_no_paper_can_hold_are_left_out(written, tmp_path):
    written.anna.contributes("voor\x0bna\ue000 住房 شقة")

    to_pdf(to_html(assemble(written.session)), tmp_path / "b.pdf")

    assert "voorna" in text_of(tmp_path / "b.pdf")
    assert "住房" in text_of(tmp_path / "b.pdf")


def test_a_reader_orders_a_pdf_sees_progress_and_downloads_it(live_cast, client, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path
    live_cast.open_everything()
    live_cast.anna.contributes("zwart op wit")

    assert "Maak de PDF" in client.get(live_cast.reader_path).content.decode()
    client.post(f"{live_cast.reader_path}rendering/")
    deadline = time.monotonic() + 60
    seen = set()
    while Rendering.objects.get().is_under_way and time.monotonic() < deadline:
        seen.add("<progress" in client.get(f"{live_cast.reader_path}status/").content.decode())
        time.sleep(0.1)

    assert True in seen
    response = client.get(f"{live_cast.reader_path}pdf/")
    assert response.status_code == 200
    assert "zwart op wit" in text_of(b"".join(response.streaming_content))


def test_the_same_revision_is_printed_once(live_cast, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path
    first = operations.order(session=live_cast.session, language="nl")
    second = operations.order(session=live_cast.session, language="nl")

    assert first == second
    operations.PRINTERS.submit(lambda: None).result(60)


def test_a_failed_printing_says_so_and_can_be_tried_again(live_cast, client, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path
    failed = Rendering.objects.create(
        session=live_cast.session, revision=live_cast.session.revision, language="nl", status="failed"
    )

    assert "niet gelukt" in client.get(live_cast.reader_path).content.decode()

    assert operations.order(session=live_cast.session, language="nl") != failed
    operations.PRINTERS.submit(lambda: None).result(60)


def test_only_people_of_the_session_are_led_to_its_brownpaper(cast, client):
    assert client.get(cast.path("brownpaper/")).status_code == 403
    assert cast.zed.client().get(cast.path("brownpaper/")).status_code == 403
    assert cast.anna.client().get(cast.path("brownpaper/")).url == cast.reader_path
