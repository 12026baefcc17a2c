"""Two people take turns on the laptop of their table: each sees what is theirs, and nobody what is the other's."""

import re

import pytest
from playwright.sync_api import Page, expect

from sessions.facilitation.steering.operations import move_to
from tests.windows import LIVE

pytestmark = pytest.mark.browser
PINS = {"Kees": "1111", "Noor": "2222"}


@pytest.fixture
def laptop(live_cast, browser) -> Page:
    live_cast.open_everything()
    move_to(session=live_cast.session, phase="inventory")
    page = browser.window()
    page.goto(live_cast.path("join/"))
    page.get_by_role("link", name="Deze laptop delen met de tafel").click()
    page.get_by_label("Welke tafel is dit?").fill("4")
    page.get_by_role("button", name="Deel deze laptop").click()
    return page


def sit_down(laptop: Page, name: str) -> None:
    laptop.get_by_role("link", name="Ik kom erbij").click()
    laptop.get_by_label("Uw naam").fill(name)
    laptop.get_by_label("Namens welke partij").select_option(index=1)
    laptop.get_by_label("Kies een pincode").fill(PINS[name])
    laptop.get_by_label("Ik houd me aan de spelregels").check()
    laptop.get_by_role("button", name="Doe mee").click()
    laptop.wait_for_selector(LIVE)


def take_seat(laptop: Page, name: str, pin: str = "") -> None:
    seat = laptop.get_by_role("listitem").filter(has=laptop.get_by_role("heading", name=name))
    seat.get_by_label("Pincode").fill(pin or PINS[name])
    seat.get_by_role("button", name="Ga verder").click()


def pass_on(laptop: Page) -> None:
    laptop.get_by_role("button", name="Geef door").click()
    laptop.get_by_role("heading", name="Wie bent u?").wait_for()


def test_each_has_their_own_cards_and_what_they_were_writing(laptop):
    thought = laptop.get_by_label("Eén gedachte per kaart")
    sit_down(laptop, "Kees")
    thought.fill("een kaart van Kees")
    laptop.get_by_role("button", name="Bewaar mijn bijdrage").click()
    expect(laptop.locator(".mine")).to_contain_text("een kaart van Kees")
    thought.fill("Kees is nog bezig")
    laptop.wait_for_timeout(600)
    pass_on(laptop)

    sit_down(laptop, "Noor")
    expect(laptop.locator(".mine")).not_to_contain_text("van Kees")
    expect(thought).to_have_value("")
    pass_on(laptop)
    laptop.go_back()
    laptop.get_by_role("heading", name=re.compile("Wie bent u|Ik kom erbij")).wait_for()
    assert laptop.locator(".mine").count() == 0, "the way back leads to nobody's page"
    laptop.goto(re.sub(r"/table/.*", "/table/", laptop.url))

    take_seat(laptop, "Kees", "9999")
    expect(laptop.get_by_text("Deze pincode klopt niet").first).to_be_visible()
    take_seat(laptop, "Kees")
    laptop.wait_for_selector(LIVE)
    expect(laptop.locator(".mine")).to_contain_text("een kaart van Kees")
    expect(thought).to_have_value("Kees is nog bezig")


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_a_table_are_accessible_and_fit(laptop, browser, width):
    laptop.set_viewport_size({"width": width, "height": 800})

    def mistake_the_pin() -> None:
        take_seat(laptop, "Kees", "9999")
        expect(laptop.get_by_text("Deze pincode klopt niet").first).to_be_visible()
        laptop.wait_for_load_state()

    for go_on in (lambda: sit_down(laptop, "Kees"), lambda: pass_on(laptop), mistake_the_pin):
        go_on()
        assert laptop.evaluate("document.documentElement.scrollWidth") <= width
        assert browser.violations(laptop) == []
    laptop.get_by_role("link", name="Ik kom erbij").click()
    laptop.get_by_label("Uw naam").wait_for()
    assert browser.violations(laptop) == []


def test_a_seat_that_is_left_gives_the_laptop_back(laptop):
    laptop.clock.install()
    sit_down(laptop, "Kees")
    laptop.clock.fast_forward("02:50")
    laptop.keyboard.press("Tab")
    laptop.clock.fast_forward("02:50")
    assert laptop.get_by_role("button", name="Geef door").is_visible(), "who is busy stays"

    laptop.clock.fast_forward("00:15")

    laptop.get_by_role("heading", name="Wie bent u?").wait_for()
