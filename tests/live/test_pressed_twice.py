"""A double press does once what was meant, also where the button became another meanwhile."""

import pytest

from sessions.facilitation.steering.operations import move_to

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("between", [30, 120, 350, 600])
def test_double_press_moves_the_room_once(live_cast, browser, between):
    move_to(session=live_cast.session, phase="introduce")
    page = browser.of_facilitator(live_cast.alice, live_cast.path("facilitate/"))
    box = page.get_by_role("button", name="Verder naar").bounding_box()
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    page.mouse.click(*place)
    page.wait_for_timeout(between)
    page.mouse.click(*place)

    page.get_by_role("button", name="Verder naar Enthousiasmeren").wait_for()
    page.wait_for_timeout(700)
    live_cast.session.refresh_from_db()
    assert live_cast.session.current_phase == "inventory"


def test_button_that_changed_long_ago_is_pressed_as_ever(live_cast, browser):
    move_to(session=live_cast.session, phase="introduce")
    page = browser.of_facilitator(live_cast.alice, live_cast.path("facilitate/"))
    page.get_by_role("button", name="Verder naar Inventariseren").click()
    button = page.get_by_role("button", name="Verder naar Enthousiasmeren")
    button.wait_for()
    page.wait_for_timeout(1000)

    button.click()

    page.get_by_role("button", name="Verder naar Concretiseren").wait_for()


@pytest.mark.parametrize("slow", [True, False])
def test_what_is_mine_is_right_also_where_it_was_being_asked_while_it_changed(live_cast, browser, slow):
    """An answer from before comes late: what happened meanwhile is asked after it."""
    live_cast.open_everything()
    live_cast.workgroup("Loket")
    page = browser.of(live_cast.bram, live_cast.path("enthuse/"))
    held = []

    def hold(route):
        if slow and not held:
            held.append((route, route.fetch()))
        else:
            route.continue_()

    page.route("**/own/", hold)
    page.evaluate("htmx.trigger(document.body, 'mine')")
    page.wait_for_timeout(300)
    with page.expect_response("**/membership/end/"):
        page.get_by_role("button", name="Ik stap eruit").click()
    page.wait_for_timeout(300)
    for route, answer in held:
        route.fulfill(response=answer)
    page.get_by_role("button", name="Ik doe mee").wait_for(timeout=3_000)
    assert len(held) == slow
