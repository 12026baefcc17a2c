"""A refusal is told in words where the person is, and what they typed stays."""

import pytest

from sessions.facilitation.steering.operations import close_phase, freeze, move_to
from sessions.phases.inventory.operations import cast_dot

pytestmark = pytest.mark.browser


def test_a_fourth_dot_is_refused_in_words_that_can_be_seen(board, browser):
    cards = [board.anna.contributes(f"kaart {number}") for number in range(30)]
    for card in cards[:3]:
        cast_dot(contribution=card, participant=board.bram.participant)
    page = browser.of(board.bram, board.path("inventory/"))

    page.locator("#board li", has_text="kaart 29").get_by_role("button", name="Geef een stip").click()

    told = page.get_by_text("U hebt uw drie stippen al gegeven")
    told.wait_for()
    box = told.bounding_box()
    assert 0 <= box["y"] <= 900


def test_a_phase_that_closes_under_ones_hands_keeps_the_text(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    page.get_by_label("Eén gedachte per kaart").fill("net te laat")

    close_phase(session=board.session, phase="inventory")
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Bewaar mijn bijdrage").click()

    page.locator("#contribution-form").get_by_text("niet open").wait_for()
    assert page.get_by_label("Eén gedachte per kaart").input_value() == "net te laat"


def test_the_facilitator_steers_on_after_the_freeze(board, browser):
    freeze(session=board.session)
    page = browser.of_facilitator(board.alice, board.path("facilitate/"))

    page.locator("#message-form textarea").fill("De minister is er")
    page.get_by_role("button", name="Toon aan iedereen").click()

    page.locator("#message", has_text="De minister is er").wait_for()


def test_a_cluster_is_made_once_and_the_toolbar_is_ready_for_the_next(board, browser):
    board.anna.contributes("een kaart")
    page = browser.of_facilitator(board.alice, board.path("inventory/facilitate/"))
    page.get_by_label("Kies: een kaart").check()
    page.get_by_label("Of maak een nieuw cluster").fill("Kop")

    page.get_by_role("button", name="Maak cluster").dblclick()

    page.locator("#board h3", has_text="Kop").wait_for()
    page.wait_for_timeout(300)
    assert page.locator("#board h3", has_text="Kop").count() == 1
    assert page.get_by_label("Of maak een nieuw cluster").input_value() == ""


def test_a_pitcher_sees_at_once_that_the_group_is_theirs(board, browser):
    move_to(session=board.session, phase="enthuse")
    page = browser.of(board.anna, board.path("enthuse/"))

    board.workgroup("Mijn oproep")

    page.get_by_role("link", name="Naar ons canvas").wait_for()
