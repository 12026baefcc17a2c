"""In a browser: what is mine is changed, taken away and put back; who answered it is told at once."""

import pytest

from sessions.core.taking_away import rewrite_thing
from sessions.phases.inform import operations as inform
from sessions.phases.inform.belongings import QUESTION
from sessions.phases.inform.models import Question
from sessions.phases.inventory import operations as inventory
from tests.windows import LIVE

pytestmark = pytest.mark.browser


@pytest.fixture
def room(live_cast):
    live_cast.open_everything()
    return live_cast


def test_question_is_changed_and_who_supported_it_is_asked_again(room, browser):
    question = inform.ask_question(session=room.session, participant=room.anna.participant, text="Meer bomen?")
    anna, bram = (browser.of(person, room.path("inform/")) for person in (room.anna, room.bram))
    card = bram.locator("#questions .card")
    card.get_by_role("button", name="Ik wil dit ook weten").click()
    card.get_by_role("button", name="Neem mijn stem terug").wait_for()
    assert not card.get_by_role("link", name="Wijzig").is_visible()

    anna.locator("#questions .card").get_by_role("link", name="Wijzig").click()
    anna.get_by_label("Uw vraag").fill("Geen bomen?")
    anna.get_by_role("button", name="Bewaar de wijziging").click()
    anna.get_by_text("Bewaard").wait_for()

    panel = bram.locator("#own .reworded")
    panel.get_by_text("Meer bomen?").wait_for()
    panel.get_by_text("Geen bomen?").wait_for()
    card.get_by_text("1 op een eerdere tekst").wait_for()
    assert browser.violations(bram) == []
    panel.get_by_role("button", name="Ik wil dit nog steeds weten").click()
    panel.wait_for(state="detached")
    card.get_by_role("button", name="Neem mijn stem terug").wait_for()
    assert question.upvotes.filter(stands=True).count() == 1


def test_thing_taken_away_can_be_put_back_until_the_next_action(room, browser):
    inform.ask_question(session=room.session, participant=room.anna.participant, text="Meer bomen?")
    anna, bram = (browser.of(person, room.path("inform/")) for person in (room.anna, room.bram))
    bram.get_by_text("Meer bomen?").wait_for()

    anna.locator("#questions .card").get_by_role("button", name="Haal weg").click()

    anna.locator("#notice").get_by_text("Vraag weggehaald.").wait_for()
    bram.locator("#questions .card").wait_for(state="detached")
    assert anna.evaluate("document.activeElement.textContent.trim()") == "Zet terug"
    anna.wait_for_timeout(1000)
    assert browser.violations(anna) == []
    anna.locator("#notice").get_by_role("button", name="Zet terug").click()

    anna.locator("#notice").get_by_text("Vraag teruggezet.").wait_for()
    bram.locator("#questions .card").get_by_text("Meer bomen?").wait_for()
    anna.get_by_label("Uw vraag").fill("Nog iets?")
    anna.get_by_role("button", name="Stel uw vraag").click()
    anna.locator("#questions").get_by_text("Nog iets?").wait_for()
    assert anna.locator("#notice").inner_text().strip() == ""


def test_dots_on_a_card_that_leaves_the_board_come_back_at_once(room, browser):
    cards = [room.anna.contributes(f"kaart {number}") for number in range(3)]
    for each in cards:
        inventory.cast_dot(contribution=each, participant=room.bram.participant)
    bram = browser.of(room.bram, room.path("inventory/"))
    bram.get_by_text("U hebt nog 0 stippen te geven.").wait_for()

    inventory.park(contribution=cards[0])

    bram.get_by_text("U hebt nog 1 stip te geven.").wait_for()


def test_button_of_an_older_card_gives_nothing_to_the_newer_text(room, browser):
    question = inform.ask_question(session=room.session, participant=room.anna.participant, text="Meer bomen?")
    bram = browser.of(room.bram, room.path("inform/"))
    bram.locator(LIVE).wait_for()
    bram.get_by_role("button", name="Pauzeer updates").click()
    rewrite_thing(QUESTION, Question.objects.get(pk=question.pk), text="Geen bomen?")

    bram.get_by_role("button", name="Ik wil dit ook weten").click()

    bram.get_by_text("intussen gewijzigd").wait_for()
    assert not question.upvotes.exists()
