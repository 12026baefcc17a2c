"""Act; apply the pushed frames to the old page; fetch the page anew: they are equal. For every fragment."""

import pytest

from sessions.catalogue import FRAGMENTS
from sessions.core.fragments import Audience
from sessions.facilitation.steering.operations import move_to
from tests.live.scenarios import SCENARIOS, address, set_stage
from tests.live.test_slow_reader import wait_until

pytestmark = pytest.mark.browser

# What a script adds for this person or this moment is no part of what is rendered for everyone.
NORMALISED = """async ([id, isFresh]) => {
  let page = document;
  if (isFresh) page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const copy = page.getElementById(id).cloneNode(true);
  for (const each of [copy, ...copy.querySelectorAll("*")]) {
    if (each.getAttribute("aria-current") === "page") each.removeAttribute("aria-current");
    each.classList.remove("is-here", "is-mine", "is-late", "is-soon", "htmx-added", "htmx-settling");
    if (!each.className) each.removeAttribute("class");
    if (each.dataset.ends) each.textContent = "";
    if (each.tagName === "TEXTAREA") each.textContent = each.defaultValue;
    if (each.tagName === "OUTPUT") each.textContent = "";
  }
  return copy.outerHTML.replace(/\\s+/g, " ").replace(/ ?(<[^>]+>) ?/g, "$1");
}"""


def test_every_fragment_has_a_scenario():
    assert set(SCENARIOS) == {fragment.name for fragment in FRAGMENTS}


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda fragment: fragment.name)
def test_pushes_applied_to_the_old_page_equal_the_fresh_page(live_cast, browser, fragment):
    cast, scenario = live_cast, SCENARIOS[fragment.name]
    set_stage(cast)
    scenario.before(cast)
    if Audience.SCREEN in fragment.audiences and scenario.phase:
        move_to(session=cast.session, phase=scenario.phase)
    cast.extra["arrive"] = lambda cast: browser.of(cast.bram, cast.path("inform/"))
    dom_id = fragment.dom_id(str(cast.extra["workgroup"].pk) if fragment.is_scoped else "")
    pages = {audience: open_page(browser, cast, scenario, audience) for audience in fragment.audiences}
    if fragment.name == "presence":  # Anna's own arrival comes first
        for page in pages.values():
            page.get_by_text("1 aanwezig").first.wait_for(state="attached")
    before = {audience: page.evaluate(NORMALISED, [dom_id, False]) for audience, page in pages.items()}

    scenario.act(cast)

    cast.session.refresh_from_db()
    for audience, page in pages.items():
        wait_for_revision(page, cast.session.revision)
        if fragment.name == "presence":  # written down once a second, without an event
            wait_until(lambda page=page, was=before[audience]: page.evaluate(NORMALISED, [dom_id, False]) != was)
        pushed = page.evaluate(NORMALISED, [dom_id, False])
        fresh = page.evaluate(NORMALISED, [dom_id, True])
        assert pushed == fresh, audience
        assert pushed != before[audience], f"nothing happened to {fragment.name} for {audience}"


def open_page(browser, cast, scenario, audience):
    path = address(cast, scenario, audience)
    if audience == Audience.SCREEN:
        return browser.of_screen(path)
    if audience == Audience.FACILITATOR:
        return browser.of_facilitator(cast.alice, path)
    return browser.of(cast.anna, path)


def wait_for_revision(page, revision: int) -> None:
    page.wait_for_function("(revision) => Number(document.body.dataset.revision) >= revision", arg=revision)
    page.wait_for_timeout(50)
