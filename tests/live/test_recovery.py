"""Offline for a while and back: everything that was missed is there, and nothing typed is gone."""

import pytest

from sessions.facilitation.steering.operations import move_to, open_phase, tell_everyone
from sessions.live import rendering
from sessions.phases.concretise.operations import write_text
from sessions.phases.inventory.polis.operations import import_export
from sessions.phases.inventory.polis.reader import Export, Statement
from tests.windows import cut, reconnect

pytestmark = pytest.mark.browser


def test_what_was_missed_offline_is_there_after_coming_back(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    cut(page)
    for number in range(5):
        board.bram.contributes(f"gemist {number}")
    tell_everyone(session=board.session, message="Gemist bericht")
    assert page.get_by_text("gemist 0").count() == 0

    reconnect(page)

    for number in range(5):
        page.get_by_text(f"gemist {number}").wait_for()
    assert page.get_by_text("gemist 3").count() == 1
    page.get_by_text("Gemist bericht").wait_for()


def test_after_a_long_absence_the_whole_page_is_brought_up_to_date(board, browser, monkeypatch):
    monkeypatch.setattr(rendering, "MOST_EVENTS", 3)
    page = browser.of(board.anna, board.path("inventory/"))
    page.get_by_label("Eén gedachte per kaart").fill("hier was ik gebleven")
    cut(page)
    for number in range(6):
        board.bram.contributes(f"lang geleden {number}")
    tell_everyone(session=board.session, message="Welkom terug")

    reconnect(page)

    page.get_by_text("Welkom terug").wait_for(timeout=30_000)
    page.get_by_text("lang geleden 5").wait_for()
    assert page.get_by_label("Eén gedachte per kaart").input_value() == "hier was ik gebleven"


def test_an_import_too_large_to_push_reaches_the_open_board(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    statements = tuple(
        Statement(number, 1, number, False, f"uit de raadpleging {number}", 9, 1) for number in range(150)
    )

    import_export(session=board.session, export=Export("Wonen", "https://pol.is/abc", statements, None))

    page.get_by_text("uit de raadpleging 149").wait_for()
    assert page.locator("#board .card").count() == 150


def test_a_push_never_replaces_what_somebody_is_typing(board, browser):
    move_to(session=board.session, phase="enthuse")
    move_to(session=board.session, phase="concretise")
    workgroup = make_group(board)
    page = browser.of(board.anna, board.path(f"concretise/{workgroup.pk}/"))
    field = page.get_by_label("Groot denken: waar werken we naartoe?")
    page.route("**/texts/**", lambda route: route.abort())
    field.click()
    field.type("Ik ben nog bezig")

    write_text(
        workgroup=workgroup,
        field="think_big",
        text="Bram was eerder",
        base_version=0,
        participant=board.bram.participant,
    )

    page.wait_for_timeout(1500)
    assert "Ik ben nog bezig" in field.input_value()
    page.unroute("**/texts/**")
    page.get_by_text("Bewaard", exact=True).first.wait_for()
    assert field.input_value() == "Bram was eerder\nIk ben nog bezig"


def test_typed_text_survives_a_reload_before_it_was_saved(board, browser):
    move_to(session=board.session, phase="concretise")
    workgroup = make_group(board)
    page = browser.of(board.anna, board.path(f"concretise/{workgroup.pk}/"))
    page.route("**/texts/**", lambda route: route.abort())
    page.get_by_label("Titel van de oplossing").type("Bijna kwijt")
    page.get_by_text("De server kan dit nu niet bewaren").first.wait_for()

    page.unroute("**/texts/**")
    page.reload()

    page.get_by_text("Bewaard", exact=True).first.wait_for()
    assert workgroup.texts.get(field="title").text == "Bijna kwijt"


def test_a_half_written_card_survives_a_reload(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    page.get_by_label("Eén gedachte per kaart").fill("half geschreven")

    page.reload()

    assert page.get_by_label("Eén gedachte per kaart").input_value() == "half geschreven"


def test_going_along_waits_for_who_is_typing(board, browser):
    writer = browser.of(board.anna, board.path("inventory/"))
    reader = browser.of(board.bram, board.path("inventory/"))
    writer.get_by_label("Eén gedachte per kaart").fill("nog niet klaar")

    move_to(session=board.session, phase="enthuse")

    reader.wait_for_url("**/enthuse/")
    writer.get_by_text("De zaal is verder").wait_for()
    assert writer.get_by_label("Eén gedachte per kaart").input_value() == "nog niet klaar"
    writer.locator("#notice").get_by_text("Ga mee").click()
    writer.wait_for_url("**/enthuse/")


def make_group(board):
    open_phase(session=board.session, phase="enthuse")
    return board.workgroup()
