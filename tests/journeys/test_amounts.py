"""A value case typed in a browser: what was read is said before and after it is kept."""

from decimal import Decimal

import pytest

from sessions.phases.concretise.value_case.models import ValueItem

pytestmark = pytest.mark.browser


@pytest.fixture
def canvas(live_cast, browser):
    live_cast.open_everything()
    group = live_cast.workgroup()
    page = browser.of(live_cast.anna, live_cast.path(f"concretise/{group.pk}/"))
    form = page.locator("#value-item-form")
    form.get_by_label("Welke partij?").select_option(label="Bouwbedrijf Proef")
    form.get_by_label("In woorden").fill("een proefhuis")
    form.get_by_label("Onder welke aanname?").fill("als het kan")
    return page


def type_amounts(page, low: str, high: str):
    form = page.locator("#value-item-form")
    form.get_by_label("Ten minste").fill(low)
    form.get_by_label("Ten hoogste").fill(high)
    return form


def test_amount_is_said_back_before_and_after_it_is_kept(canvas):
    form = type_amounts(canvas, "250.000", "1,5 mln")
    canvas.get_by_text("€ 250.000 (250 duizend euro)").wait_for()
    canvas.get_by_text("€ 1.500.000 (1,5 miljoen euro)").wait_for()

    form.get_by_role("button", name="Zet in de valuecase").click()

    canvas.get_by_text("Bewaard: € 250.000 (250 duizend euro) – € 1.500.000 (1,5 miljoen euro)").wait_for()
    canvas.locator(".value-case").get_by_text("€ 250.000 – € 1.500.000").wait_for()
    kept = ValueItem.objects.get()
    assert (kept.low, kept.high) == (Decimal(250_000), Decimal(1_500_000))


def test_amount_that_could_be_two_is_asked_and_answered_with_a_press(canvas):
    form = type_amounts(canvas, "1,500", "2,500 mln")
    form.get_by_role("button", name="Zet in de valuecase").click()
    form.locator(".errorlist").get_by_role("button", name="€ 1.500").wait_for()
    assert not ValueItem.objects.exists()
    assert form.get_by_label("Ten minste").input_value() == "1,500"

    form.locator(".errorlist").get_by_role("button", name="€ 1.500", exact=True).click()
    form.locator(".errorlist").get_by_role("button", name="€ 2.500.000", exact=True).click()
    form.get_by_role("button", name="Zet in de valuecase").click()

    canvas.locator(".value-case").get_by_text("€ 1.500 – € 2.500.000").wait_for()
