"""Honest about the connection, calm on request, in step with the clock, and never in the way of who is typing."""

import pytest
from django.utils import timezone

from sessions.facilitation.steering.operations import move_to, tell_everyone
from tests.windows import LIVE, cut, reconnect

pytestmark = pytest.mark.browser

# The laptop slept for an hour.
AN_HOUR_LATER = "{ const real = Date.now; Date.now = () => real() + 3600e3; }"
SELECT_A_WORD = """() => {
  const field = document.querySelector("textarea");
  field.focus();
  field.setSelectionRange(6, 9);
}"""
SELECTED = """() => {
  const { tagName, selectionStart, selectionEnd } = document.activeElement;
  return [tagName, selectionStart, selectionEnd];
}"""


def test_the_state_of_the_connection_is_shown_and_said(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    shown = page.locator(".connection__state")
    assert shown.inner_text().strip() == "live"

    cut(page)

    assert "offline" in shown.inner_text()
    page.locator("[data-said]", has_text="offline").wait_for(state="attached")
    reconnect(page)
    assert shown.inner_text().strip() == "live"


def test_paused_nothing_moves_and_going_on_brings_everything(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    page.get_by_role("button", name="Pauzeer updates").click()
    board.bram.contributes("tijdens de pauze")
    tell_everyone(session=board.session, message="Koffie")
    page.wait_for_timeout(800)
    assert page.get_by_text("tijdens de pauze").count() == 0
    assert "gepauzeerd" in page.locator(".connection__state").inner_text()

    page.get_by_role("button", name="Ga verder").click()

    page.get_by_text("tijdens de pauze").wait_for()
    page.get_by_text("Koffie").wait_for()
    page.wait_for_selector(LIVE)


def test_after_a_long_absence_the_page_says_what_changed(board, browser):
    board.promises_names()
    page = browser.of(board.anna, board.path("inventory/"))
    cut(page)
    for number in range(3):
        board.bram.contributes(f"gemist {number}")
    tell_everyone(session=board.session, message="Gemist bericht")
    page.evaluate(AN_HOUR_LATER)

    reconnect(page)

    news = page.locator("#news")
    news.get_by_text("3 nieuwe kaarten").wait_for()
    assert "1 bericht van de facilitator" in news.inner_text()
    page.get_by_role("button", name="Gezien").click()
    assert news.inner_text().strip() == ""


def test_after_a_short_drop_nothing_is_said(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    cut(page)
    board.bram.contributes("kort gemist")
    reconnect(page)
    page.get_by_text("kort gemist").wait_for()
    page.wait_for_timeout(3500)

    assert page.locator("#news").inner_text().strip() == ""


def test_countdowns_change_together_on_screens_whose_clocks_differ(board, browser):
    """Two laptops, one five minutes ahead: each notes the true moment at which its countdown changes."""
    move_to(session=board.session, phase="inventory")
    skew = "{ const real = Date.now; Date.now = () => real() + 300_000; }"
    moments = []
    for is_ahead in (False, True):
        page = browser.window(board.anna.cookie)
        if is_ahead:
            page.add_init_script(skew)
        browser.open(page, board.path("inventory/"))
        page.evaluate("""() => { window.changes = []; new MutationObserver(() => window.changes.push(
            [document.querySelector('.clock__left').textContent, performance.timeOrigin + performance.now()]))
            .observe(document.querySelector('#clock'), {subtree: true, childList: true, characterData: true}); }""")
        moments.append(page)
    # The frame that travels fastest tells the time best: on a busy machine the first may all be slow.
    for _beats in range(6):
        moments[0].wait_for_timeout(8000)
        apart = moments_apart(moments)
        if apart < 250:
            break
    assert apart < 250
    board.session.refresh_from_db()
    left = (board.session.current_block.ends_at - timezone.now()).total_seconds()
    minutes, seconds = (moments[1].locator(".clock__left").inner_text()).lstrip("+").split(":")[-2:]
    assert abs(int(minutes) * 60 + int(seconds) - left % 3600) < 2


def moments_apart(pages) -> float:
    """How far apart, in ms, two pages changed their countdowns since they were last asked: the median."""
    first, second = (dict(page.evaluate("window.changes.splice(0)")) for page in pages)
    common = sorted(set(first) & set(second))[:-1]
    assert len(common) >= 4
    return sorted(abs(first[words] - second[words]) for words in common)[len(common) // 2]


def test_a_push_moves_neither_caret_nor_focus_nor_scroll_and_closes_no_menu(board, browser):
    for number in range(40):
        board.anna.contributes(f"kaart {number}")
    page = browser.of(board.bram, board.path("inventory/"), height=600)
    page.get_by_label("Eén gedachte per kaart").fill("midden in een zin")
    page.evaluate(SELECT_A_WORD)
    target = page.locator("#board li", has_text="kaart 20")
    target.scroll_into_view_if_needed()
    before = target.bounding_box()["y"]

    for number in range(5):
        board.anna.contributes(f"erbij {number}")
    page.get_by_text("erbij 4").wait_for(state="attached")

    assert page.evaluate(SELECTED) == ["TEXTAREA", 6, 9]
    assert abs(target.bounding_box()["y"] - before) < 3
