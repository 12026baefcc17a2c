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
