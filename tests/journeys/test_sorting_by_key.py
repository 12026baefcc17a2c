"""Sorting the board from the keyboard, in a real browser: a card, a letter, next; a run; undo; a colleague beside."""

import pytest

from sessions.core.models import Facilitator
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.models import Contribution
from sessions.phases.inventory.operations import reveal

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.closest('[data-sort-card]')?.querySelector('.card__text').textContent"


@pytest.fixture
def board(live_cast):
    live_cast.open_everything()
    live_cast.promises_names()
    live_cast.cards = [live_cast.anna.contributes(f"kaart {number}") for number in range(6)]
    reveal(session=live_cast.session)
    live_cast.care = make_cluster(session=live_cast.session, title="Zorg")
    live_cast.work = make_cluster(session=live_cast.session, title="Werk")
    return live_cast


def under(board, cluster) -> list[str]:
    return sorted(Contribution.objects.filter(cluster=cluster).values_list("text", flat=True))


def desk(board, browser, user):
    return browser.of_facilitator(user, board.path("inventory/facilitate/"))


def to_the_first(page) -> None:
    page.locator("#board input[type=checkbox]").first.focus()


def text_of(page, number: int) -> str:
    """What the nth card on the screen says."""
    return page.locator("#board > [data-sort-card] .card__text").nth(number).text_content()


def lands(page, cluster, text: str) -> None:
    """The card stands right under this heading on the screen."""
    page.wait_for_function(
        "([key, text]) => [...document.querySelectorAll(`[data-stands='${key}'] .card__text`)]"
        ".some((each) => each.textContent === text)",
        arg=[str(cluster.pk if cluster else ""), text],
    )


def test_a_card_a_letter_and_the_next(board, browser):
    page = desk(board, browser, board.alice)
    first, second = text_of(page, 0), text_of(page, 1)
    to_the_first(page)
    page.keyboard.press("a")
    lands(page, board.care, first)
    assert page.evaluate(FOCUSED) == second
    page.keyboard.press("b")
    lands(page, board.work, second)
    page.keyboard.press("q")  # no heading has it
    assert under(board, board.care) == [first] and under(board, board.work) == [second]
    page.wait_for_function("document.querySelector('[data-sort-told]').textContent.includes('Werk')")

    page.keyboard.press("Control+z")
    lands(page, None, second)
    page.keyboard.press("Control+z")
    lands(page, None, first)
    assert not under(board, board.care) and not under(board, board.work)


def test_a_run_of_cards_goes_at_once(board, browser):
    page = desk(board, browser, board.alice)
    texts = [text_of(page, number) for number in range(6)]
    to_the_first(page)
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("a")
    for text in texts[:3]:
        lands(page, board.care, text)
    assert page.evaluate(FOCUSED) == texts[3]
    assert page.locator("#board :checked").count() == 0

    boxes = page.locator("#board > [data-stands=''] input[type=checkbox]")
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    assert page.locator("#board :checked").count() == 3
    page.locator("#sort-cluster").select_option(label="Werk")
    page.locator("#sort button").first.click()
    for text in texts[3:]:
        lands(page, board.work, text)


def test_the_keyboard_stays_where_it_was_when_a_colleague_takes_the_card(board, browser):
    sofie = board.new_user("sofie")
    Facilitator.objects.create(session=board.session, user=sofie)
    mine, theirs = desk(board, browser, board.alice), desk(board, browser, sofie)
    first, second = text_of(mine, 0), text_of(mine, 1)
    to_the_first(mine)
    to_the_first(theirs)
    theirs.keyboard.press("b")
    lands(mine, board.work, first)
    mine.wait_for_function(f"{FOCUSED} === '{second}'")
    mine.keyboard.press("a")
    lands(theirs, board.care, second)
    assert under(board, board.work) == [first] and under(board, board.care) == [second]


def test_a_key_that_is_held_down_sorts_one_card(board, browser):
    page = desk(board, browser, board.alice)
    first = text_of(page, 0)
    to_the_first(page)
    for _repeat in range(4):
        page.keyboard.down("A")  # with Caps Lock on
    page.keyboard.up("A")
    lands(page, board.care, first)
    page.wait_for_timeout(300)
    assert under(board, board.care) == [first]


def test_who_reads_further_down_is_not_pulled_back_by_what_others_write(board, browser):
    for number in range(30):
        board.bram.contributes(f"nog een kaart {number}")
    page = desk(board, browser, board.alice)
    page.locator("#board input[type=checkbox]").first.click()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    before = page.evaluate("window.scrollY")
    board.chris.contributes("onverwacht")
    page.get_by_text("onverwacht").wait_for()
    assert page.evaluate("window.scrollY") >= before


def test_what_was_not_taken_is_not_said_to_be_moved(board, browser):
    page = desk(board, browser, board.alice)
    to_the_first(page)
    page.keyboard.press("Space")
    page.route("**/inventory/moves/", lambda route: route.abort())
    page.keyboard.press("a")
    page.wait_for_function("document.querySelectorAll('#board :checked').length === 1")
    assert page.locator("[data-sort-told]").text_content() == "" and not under(board, board.care)


def test_letters_typed_in_a_field_sort_nothing(board, browser):
    page = desk(board, browser, board.alice)
    page.locator("#sort-title").fill("")
    page.locator("#sort-title").press_sequentially("abba 0")
    assert page.locator("#sort-title").input_value() == "abba 0"
    assert not under(board, board.care) and not under(board, board.work)
