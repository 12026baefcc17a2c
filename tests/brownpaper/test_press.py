"""The printing process: what it may touch, what it makes of odd text, and how it fails."""

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import pikepdf
import pytest

from sessions.brownpaper.printing import press_process
from sessions.brownpaper.printing.press.glyphs import Glyphs
from sessions.brownpaper.printing.press_process import PrintingFailed, print_apart
from tests.brownpaper.test_brownpaper import text_of

pytestmark = pytest.mark.paper


def job_of(*bodies: str, **more) -> dict:
    head = '<html lang="nl"><head><title>t</title></head><body>'
    return {
        "title": "t",
        "author": "a",
        "created": "2026-01-01T00:00:00+01:00",
        "language": "nl",
        "page_words": "pagina {}",
        "stylesheets": ["css/brownpaper.css"],
        "attachments": [],
        "sections": [{"name": f"s{n}", "html": f"{head}{body}</body></html>"} for n, body in enumerate(bodies)],
    } | more


def test_the_press_fetches_no_address_and_no_file(tmp_path):
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)

    listening = HTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=listening.serve_forever, daemon=True).start()
    bait = tmp_path / "bait.txt"
    bait.write_text("geheim bestand")
    here = f"http://127.0.0.1:{listening.server_port}"
    body = (
        f'<h1>t</h1><img alt="x" src="{here}/a.png"><a rel="attachment" href="file://{bait}">b</a>'
        f'<link rel="attachment" href="file://{bait}"><img alt="y" src="file:///cocreatie-static/../../etc/passwd">'
        f'<svg><title>z</title><image href="file:///etc/passwd"/><image href="{here}/c.png"/></svg>'
        f"<p style=\"background: url('{here}/b.png')\">tekst</p><style>@import url('{here}/d.css')</style>"
    )

    print_apart(job_of(body), tmp_path / "b.pdf", tmp_path / "shelf")

    listening.shutdown()
    listening.server_close()
    assert asked == []
    raw = (tmp_path / "b.pdf").read_bytes()
    with pikepdf.open(tmp_path / "b.pdf") as opened:
        assert not opened.attachments
    assert b"geheim bestand" not in raw and b"root:" not in raw
    assert "tekst" in text_of(tmp_path / "b.pdf")


def test_the_same_job_gives_the_same_bytes_also_from_an_empty_shelf(tmp_path):
    job = job_of(
        '<h1>een</h1><p id="a">住房 🏡 السكن <a href="#b">naar b</a></p>',
        '<h2 id="b">twee</h2>',
        attachments=[{"name": "d.json", "mime": "application/json", "description": "data", "text": "{}"}],
    )

    print_apart(job, tmp_path / "one.pdf", tmp_path / "shelf")
    print_apart(job, tmp_path / "two.pdf", tmp_path / "shelf")
    print_apart(job, tmp_path / "three.pdf", tmp_path / "elsewhere")

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "three.pdf").read_bytes()


def test_only_what_changed_is_typeset_again(tmp_path):
    shelf = tmp_path / "shelf"
    print_apart(job_of("<h1>een</h1>", "<h2>twee</h2>"), tmp_path / "b.pdf", shelf)
    before = {file.name for file in shelf.glob("*.pdf")}

    print_apart(job_of("<h1>een</h1>", "<h2>anders</h2>"), tmp_path / "b.pdf", shelf)

    added = {file.name for file in shelf.glob("*.pdf")} - before
    assert len(before) == 2
    assert len(added) == 1
    assert "anders" in text_of(tmp_path / "b.pdf")


def test_a_shelf_that_was_damaged_or_moved_is_made_good(tmp_path):
    shelf = tmp_path / "shelf"
    print_apart(job_of("<h1>een</h1>", "<h2>twee</h2>", "<h2>drie</h2>"), tmp_path / "b.pdf", shelf)
    first, second, third = sorted(shelf.glob("*.pdf"))
    first.unlink()
    second.write_bytes(b"")
    third.with_suffix(".json").write_text("half a li")
    shelf.rename(tmp_path / "moved")

    print_apart(
        job_of("<h1>een</h1>", "<h2>twee</h2>", "<h2>drie</h2>"), tmp_path / "again.pdf", tmp_path / "moved"
    )

    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_two_presses_at_once_harm_each_other_not(tmp_path):
    job = job_of(*(f"<h{min(n, 2)}>kop {n}</h{min(n, 2)}>" for n in range(1, 6)))

    with ThreadPoolExecutor(3) as threads:
        made = [threads.submit(print_apart, job, tmp_path / f"{n}.pdf", tmp_path / "shelf") for n in range(3)]
        assert [each.result(60) for each in made] == [5, 5, 5]

    assert len({(tmp_path / f"{n}.pdf").read_bytes() for n in range(3)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 100_000, id="no space"),
        pytest.param("z\u0335\u0321\u035c" * 500, id="zalgo"),
        pytest.param("\u202e" * 50 + "omgekeerd" + "\u2067" * 50, id="nested directions"),
        pytest.param("voor\x0bna\ue000 \U000f0000 \ufffe \ud800 einde", id="unprintable"),
        pytest.param("\U0001f3e1\u200d\ufe0f 住房 شقة \U00013000 \U0001e922", id="scripts"),
    ],
)
def test_hostile_text_is_printed_or_left_out_but_stops_nothing(text, tmp_path):
    print_apart(job_of(f"<h1>kop</h1><p>{text}</p><p>daarna</p>"), tmp_path / "b.pdf", tmp_path / "shelf")

    assert "daarna" in text_of(tmp_path / "b.pdf")


def test_a_character_that_no_font_holds_gets_a_sign_in_its_place():
    glyphs = Glyphs()
    glyphs.__dict__["covered"] = frozenset("é")

    assert glyphs.printable("a é \u4f4f \ue000\x1b é\ufe0f") == "a é \ufffd  é\ufe0f"


ADDRESS = "https://kaart.voorbeeld.nl/viewer/regio?layers=bodem&zoom=12&center=51.8,5.9&stijl=licht&thema=wonen"


def test_an_endless_word_is_broken_between_signs_only():
    glyphs = Glyphs()
    word = "&amp;" * 200

    printed = glyphs.printable(f"<p>{word}</p>")

    assert printed.replace("\u200b", "") == f"<p>{word}</p>"
    assert "\u200b" in printed
    assert all(part.endswith(";") for part in printed.removeprefix("<p>").removesuffix("</p>").split("\u200b"))


def test_long_address_is_printed_as_it_is(tmp_path):
    shown = ADDRESS.replace("&", "&amp;")

    print_apart(job_of(f"<h1>kop</h1><p>{shown * 3}</p>"), tmp_path / "b.pdf", tmp_path / "shelf")

    text = "".join(text_of(tmp_path / "b.pdf").split()).replace("\u200b", "")
    assert ADDRESS in text
    assert "&amp;" not in text


def test_title_with_odd_signs_makes_no_odd_file(tmp_path):
    title = "Opgave\x0b met\n een \x1b teken \u202e & <iets>\ufffe"

    print_apart(job_of("<h1>kop</h1>", title=title), tmp_path / "b.pdf", tmp_path / "shelf")

    with pikepdf.open(tmp_path / "b.pdf") as opened:
        told = ElementTree.fromstring(
            opened.Root.Metadata.read_bytes().decode().split("?>", 1)[1].rsplit("<?", 1)[0]
        )
        assert str(opened.docinfo["/Title"]) == "Opgave met een teken & <iets>"
    assert "Opgave met een teken & <iets>" in "".join(told.itertext())


def test_without_its_fonts_the_press_refuses_and_names_the_package(tmp_path, monkeypatch):
    only = tmp_path / "fonts.conf"
    only.write_text(f"<fontconfig><dir>/nowhere</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>")
    monkeypatch.setattr(press_process, "FONTS", only)

    with pytest.raises(PrintingFailed, match="fonts-noto-core") as failed:
        print_apart(job_of("<h1>lege vakjes</h1>"), tmp_path / "b.pdf", tmp_path / "shelf")

    assert failed.value.missing == ["fonts-noto-core"]
    assert not (tmp_path / "b.pdf").exists()


def test_a_press_that_dies_leaves_the_last_good_file(tmp_path):
    print_apart(job_of("<h1>goed</h1>"), tmp_path / "b.pdf", tmp_path / "shelf")

    with pytest.raises(PrintingFailed):
        print_apart(
            job_of("<h1>fout</h1>", stylesheets=["css/does-not-exist.css"]), tmp_path / "b.pdf", tmp_path / "shelf"
        )

    assert "goed" in text_of(tmp_path / "b.pdf")


def test_a_press_that_takes_too_long_is_ended_with_its_helpers(tmp_path, monkeypatch):
    monkeypatch.setattr(press_process, "SECONDS", 12)
    groups = []

    def note_group(**_step):
        # The press leads a group of its own, so nobody else's processes are counted.
        (running,) = press_process.RUNNING
        group = ["pgrep", "--pgroup", str(running.process.pid)]
        groups.append(subprocess.check_output(group, text=True).split())

    # One helper works on what is long while the other is soon done with what is short.
    slow = ["<h1>snel</h1>", "<p>woord</p>" * 60_000]
    with pytest.raises(PrintingFailed):
        print_apart(job_of(*slow), tmp_path / "b.pdf", tmp_path / "shelf", on_step=note_group)

    assert len(groups[0]) >= 3  # the press and its two helpers
    assert not (tmp_path / "b.pdf").exists()
    # Who was told to end may need a moment for it.
    deadline = time.monotonic() + 10
    while (left := [pid for pid in groups[0] if is_running(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not left


def is_running(pid: str) -> bool:
    """Whatever ended is a zombie until somebody takes note of it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_link_with_nowhere_to_go_does_not_cost_the_document(tmp_path):
    job = job_of('<h1>kop</h1><p><a href="#nergens">verder</a> <a href="urn:brownpaper:ook-niet">x</a></p>')

    print_apart(job, tmp_path / "b.pdf", tmp_path / "shelf")

    assert "verder" in text_of(tmp_path / "b.pdf")
