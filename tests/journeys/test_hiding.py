"""Hiding a card in a room full of screens: gone from all of them, told to its author, and back again."""

import pytest

from sessions.facilitation.steering.operations import move_to
from sessions.phases.inventory.operations import reveal
from tests.windows import LIVE

pytestmark = pytest.mark.browser


def test_a_harmful_card_leaves_every_screen_and_its_author_reads_why(live_cast, browser):
    live_cast.open_everything()
    move_to(session=live_cast.session, phase="inventory")
    live_cast.anna.contributes("Bel Jan op 06 12345678")
    reveal(session=live_cast.session)
    others = [browser.of(live_cast.bram, live_cast.path("inventory/")), browser.of_screen(live_cast.screen_path)]
    anna = browser.of(live_cast.anna, live_cast.path("inventory/"))
    alice = browser.of_facilitator(live_cast.alice, live_cast.path("inventory/facilitate/"))
    colleague = browser.of_facilitator(live_cast.alice, live_cast.path("facilitate/hidden/"))
    for page in others:
        page.get_by_text("06 12345678").first.wait_for()

    alice.get_by_role("link", name="Verberg: Bel Jan").click()
    alice.get_by_role("button", name="Verberg dit overal").click()
    alice.locator("#hiding-form [aria-invalid=true]").wait_for()
    alice.get_by_label("Waarom?").fill("Er staat een telefoonnummer in")
    alice.get_by_role("button", name="Verberg dit overal").click()

    colleague.get_by_text("06 12345678").first.wait_for()
    for page in others:
        page.get_by_text("06 12345678").first.wait_for(state="detached")
    anna.get_by_text("Er staat een telefoonnummer in").first.wait_for()

    alice.wait_for_selector(LIVE)
    alice.get_by_role("button", name="Toon weer").click()

    for page in others:
        page.get_by_text("06 12345678").first.wait_for()
    colleague.get_by_text("Er is niets verborgen.").wait_for()
