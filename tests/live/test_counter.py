"""How much room is left is said before a text is too long, and a failure is said once."""

import pytest

pytestmark = pytest.mark.browser


def test_the_room_that_is_left_is_said_near_the_end_only(live_cast, browser):
    live_cast.open_everything()
    page = browser.of(live_cast.anna, live_cast.path("inform/"))
    field = page.locator("#question-form-text")
    most = int(field.get_attribute("data-most"))
    field.fill("a" * (most // 2))
    assert page.locator(".field__count").count() == 0

    field.fill("é" * (most - 10))
    page.get_by_text("nog 10 tekens").first.wait_for()
    field.fill("a" * (most + 3))
    page.get_by_text("3 tekens te veel").first.wait_for()
    assert field.input_value() == "a" * (most + 3)

    field.fill("kort")
    page.locator(".field__count").wait_for(state="hidden")


def test_a_text_that_cannot_be_kept_says_so_once(live_cast, browser):
    live_cast.open_everything()
    group = live_cast.workgroup()
    page = browser.of(live_cast.anna, live_cast.path(f"concretise/{group.pk}/"))
    page.route("**/texts/**", lambda route: route.abort())
    field = page.locator("#canvas-text-" + str(group.pk) + "-think_big-input")
    status = page.locator(f"output[for='{field.get_attribute('id')}']")
    page.evaluate(
        """(id) => {
          window.told = [];
          const status = document.querySelector(`output[for='${id}']`);
          new MutationObserver(() => window.told.push(status.textContent)).observe(status, {childList: true});
        }""",
        field.get_attribute("id"),
    )
    field.fill("Een loket")
    page.wait_for_timeout(8000)

    told = [text for text in page.evaluate("window.told") if text]
    assert len(told) == 2 and status.inner_text() == told[-1]  # "Bewaren…", and then why not

    page.unroute("**/texts/**")
    status.get_by_text("Bewaard").wait_for()
