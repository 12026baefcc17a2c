"""At real sizes, on a phone and on the wall: nothing moves by itself, nothing is lost, nothing too small."""

import pytest
from django.utils import timezone

from bench.rooms import write_much
from sessions.facilitation.steering.operations import move_to, tell_everyone
from sessions.phases.inventory.clustering import make_cluster
from sessions.phases.inventory.models import Board
from sessions.phases.registry import SLUGS
from tests.windows import LIVE

pytestmark = pytest.mark.browser

SHIFT = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.shifted += entry.value;
      window.moved = (window.moved ?? []).concat(entry.sources.map(({node}) => node?.id || node?.className));
    }
  }).observe({type: "layout-shift", buffered: true});
}"""
TOO_SMALL = """() => {
  const small = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const within = node.parentElement;
    if (!node.textContent.trim()) continue;
    if (within.closest("script, template, .visually-hidden, [hidden], svg, .demo")) continue;
    if (!within.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
    const size = parseFloat(getComputedStyle(within).fontSize);
    if (size < 28) small.set(within.className || within.tagName, size);
  }
  return [...small];
}"""
COVERED_OR_TORN = r"""() => {
  const lines = [], torn = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const within = node.parentElement;
    if (!within.checkVisibility()) continue;
    if (within.closest("script, template, .visually-hidden, .dots, option, .stacking thead, [href^=http]")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = node.textContent.trim();
    for (const box of range.getClientRects()) if (box.width > 2) lines.push({box, within, text});
    const top = (at) => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect().top;
    };
    for (const {0: word, index} of node.textContent.matchAll(/(?<!\p{L})\p{L}{4,20}(?!\p{L})/gu)) {
      const end = index + word.length - 1;
      if (top(index) !== top(index + 1) || top(end - 1) !== top(end)) torn.push(word);
    }
  }
  lines.sort((one, other) => one.box.top - other.box.top);
  const covered = [];
  lines.forEach((one, place) => {
    for (const other of lines.slice(place + 1)) {
      if (other.box.top > one.box.bottom - 4) break;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      if (across > 3 && one.within !== other.within) covered.push([one.text, other.text]);
    }
  });
  return [...covered, ...torn].slice(0, 5);
}"""
MAIN_BUTTONS = """() => [...document.querySelectorAll("main .utrecht-button--primary-action")]
  .filter((each) => each.checkVisibility({checkVisibilityCSS: true})).map((each) => each.textContent.trim())"""
LARGEST = """() => {
  const size = (each) => parseFloat(getComputedStyle(each).fontSize);
  const within = document.querySelector(".everyone");
  const shown = [...document.querySelectorAll("body *")].filter(
    (each) => each.checkVisibility() && !each.closest("svg") && [...each.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()));
  const most = (some) => Math.max(...some.map(size));
  return [most(shown.filter((each) => within.contains(each))), most(shown.filter((each) => !within.contains(each)))];
}"""
WHOLE_CARDS_IN_SIGHT = """() => {
  const wall = document.querySelector("main.wall").getBoundingClientRect();
  return [...document.querySelectorAll("#wall > li, #parties > li")]
    .filter((each) => {
      const box = each.getBoundingClientRect();
      return box.top >= wall.top - 1 && box.bottom <= wall.bottom + 1;
    })
    .map((each) => each.id);
}"""


@pytest.fixture
def room(live_cast):
    live_cast.open_everything()
    write_much(live_cast.session, 12, 240, people=80, parties=25)
    return live_cast


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
@pytest.mark.parametrize("who", ["participant", "facilitator"])
def test_no_text_covers_another_and_no_word_is_torn(room, browser, who, width):
    if who == "participant":
        page = browser.of(room.anna, room.path(""), width=width)
        paths = [*(f"{slug}/" for slug in SLUGS), "me/", "programme/"]
    else:
        page = browser.of_facilitator(room.alice, room.path("facilitate/"), width=width)
        paths = [
            *(f"{slug}/facilitate/" for slug in SLUGS),
            "facilitate/",
            "facilitate/prepare/",
            "facilitate/people/",
        ]
    for path in paths:
        page.goto(room.path(path))
        page.wait_for_selector(LIVE)

        assert page.evaluate(COVERED_OR_TORN) == [], path
        assert len(page.evaluate(MAIN_BUTTONS)) <= 1, (path, page.evaluate(MAIN_BUTTONS))


@pytest.mark.parametrize("width", [360, 412, 768, 1280])
def test_nothing_moves_before_anything_is_pressed(room, browser, width):
    page = browser.window(room.anna.cookie, width=width, height=740)
    page.add_init_script(f"({SHIFT})()")
    for path in ("inform/", "introduce/", "inventory/", "enthuse/", "conclude/", "me/", "programme/"):
        page.goto(room.path(path))
        page.wait_for_selector(LIVE)
        page.wait_for_timeout(300)

        assert page.evaluate("window.shifted") < 0.001, (path, page.evaluate("window.moved"))
        if width < 768:
            assert page.evaluate("document.querySelector('.top').offsetHeight") <= 52
            page.evaluate("window.scrollTo(0, 2000)")
            for part in (".top", ".phase-bar [aria-current=step]", ".connection__state"):
                assert page.locator(part).first.is_visible()
            assert page.evaluate("document.querySelector('.top').getBoundingClientRect().top") == 0


@pytest.mark.parametrize("slug", SLUGS)
def test_wall_is_read_at_ten_metres(room, browser, slug):
    move_to(session=room.session, phase=slug)
    tell_everyone(session=room.session, message="Over vijf minuten verder")
    page = browser.window(width=1920, height=1080)

    page.goto(room.screen_path)
    page.wait_for_selector(LIVE)

    assert page.evaluate(TOO_SMALL) == []
    message, others = page.evaluate(LARGEST)
    assert message > others


def test_wall_shows_everybody_a_page_at_a_time(room, browser):
    move_to(session=room.session, phase="introduce")
    page = browser.window(width=1920, height=1080)
    page.goto(room.screen_path)
    page.wait_for_selector(LIVE)
    everybody = set(
        page.evaluate("[...document.querySelectorAll('#wall > li, #parties > li')].map((each) => each.id)")
    )
    pages = int(page.locator("[data-page]").inner_text().split(" / ")[1])

    seen = set()
    for _page in range(pages):
        seen |= set(page.evaluate(WHOLE_CARDS_IN_SIGHT))
        page.keyboard.press("PageDown")

    assert pages > 1
    assert seen == everybody
    page.keyboard.press(" ")
    assert page.locator("[data-paused]").is_visible()


def test_notice_is_seen_wherever_one_has_scrolled_and_can_be_closed(room, browser):
    page = browser.window(room.anna.cookie, width=360, height=640)
    page.goto(room.path("me/"))
    page.get_by_label("Uw naam").fill("Anna van Buren")
    page.evaluate("document.querySelector('form.form').removeAttribute('data-hx-post')")
    page.get_by_role("button", name="Bewaar").first.click()
    page.evaluate("window.scrollTo(0, 4000)")
    notice = page.locator("#notice > *").first
    if notice.count():
        box = notice.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 640
        notice.get_by_role("button", name="Sluit").click()
    assert page.locator("#notice > *").count() == 0


def test_cards_without_a_cluster_stand_under_their_own_heading(live_cast, browser):
    live_cast.open_everything()
    Board.objects.filter(session=live_cast.session).update(revealed_at=timezone.now())
    loose, other = (live_cast.anna.contributes(text) for text in ("los van alles", "onder de kop"))
    page = browser.of(live_cast.anna, live_cast.path("inventory/"))
    heading = page.locator("#board").get_by_text("Zonder cluster")
    assert not heading.is_visible(), "there is nothing to tell apart"

    make_cluster(session=live_cast.session, title="Een kop", contributions=[other])

    heading.wait_for()
    order = page.evaluate(
        "[...document.querySelectorAll('#board > li')].map((each) => each.innerText.split('\\\\n')[0])"
    )
    assert order[0].startswith("Een kop") and order.index("Zonder cluster") == 2
    make_cluster(session=live_cast.session, title="Nog een", contributions=[loose])
    heading.wait_for(state="hidden")


def test_refused_join_begins_at_a_summary_of_what_is_missing(live_cast, browser):
    page = browser.window(width=360, height=640)
    page.goto(live_cast.path("join/"))

    page.get_by_role("button", name="Doe mee").click()

    summary = page.locator("[data-focus-me]")
    assert summary.evaluate("(each) => each === document.activeElement")
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.form?.id || document.activeElement.tagName") != "BODY"


def test_ctrl_enter_sends(live_cast, browser):
    live_cast.open_everything()
    page = browser.of(live_cast.anna, live_cast.path("inventory/"))
    page.locator("#contribution-form textarea").fill("met de toetsen")

    page.keyboard.press("Control+Enter")

    page.get_by_text("met de toetsen").first.wait_for()


def test_canvas_of_another_group_is_text(room, browser):
    group = room.session.workgroups.order_by("pk").last()
    page = browser.window(room.chris.cookie, width=360, height=740)

    page.goto(room.path(f"concretise/{group.pk}/"))

    assert page.locator("main textarea, main select").count() == 0
    assert page.get_by_text("Honderd huishoudens zoeken die willen beginnen.").is_visible()
