"""Consent rounds as they are seen: whose turn it is opens by itself, and a new round takes nothing of the old along."""

import pytest

from sessions.facilitation.steering.operations import move_to
from sessions.phases.conclude.operations import give_consent
from sessions.phases.conclude.rounds.operations import begin_round, choose_deciding, put_on_table, reveal_outcome
from sessions.phases.enthuse.groups.operations import make_group

pytestmark = pytest.mark.browser


@pytest.fixture
def room(live_cast):
    live_cast.open_everything()
    move_to(session=live_cast.session, phase="conclude")
    live_cast.group = live_cast.workgroup()
    return live_cast


def test_the_room_goes_along_from_one_solution_to_the_next(room, browser):
    other = make_group(session=room.session, title="Avondpoli")
    for number in range(4):
        make_group(session=room.session, title=f"Groep {number}")
    choose_deciding(session=room.session, one_at_a_time=True, is_hidden=True)
    page = browser.of(room.anna, room.path("conclude/"))
    wall = browser.of_screen(room.screen_path)
    assert page.locator("form[id^=consent-form]").count() == 0
    for each in (room.group, other):
        put_on_table(workgroup=each)
        page.wait_for_selector(f"#round-{each.pk}[open] form")
        assert page.locator("details.round").first.get_attribute("id") == f"round-{each.pk}"
    form = page.locator(f"#consent-form-{other.pk}")
    form.locator("input[value=agree]").check()
    form.locator(".form__send").click()
    card = wall.locator(f"#consent-workgroup-{other.pk}")
    card.get_by_text("1 van 3").wait_for()
    # The wall shows what the room decides on, and nothing of what it answers.
    assert wall.locator("#consent > li:visible").count() == 1 and card.locator(".bars").count() == 0
    desk = browser.of_facilitator(room.alice, room.path("conclude/facilitate/"))
    desk.wait_for_selector("text=1 van 3 mensen gaf antwoord")
    assert desk.locator(".bars").count() == 0
    reveal_outcome(workgroup=other)
    desk.wait_for_selector(".bars")
    page.wait_for_selector(".bars")


def test_a_new_round_has_an_empty_form(room, browser):
    anna = room.anna.participant
    give_consent(workgroup=room.group, participant=anna, answer="reservation", reason="let op de kosten")
    page = browser.of(room.anna, room.path("conclude/"))
    assert page.locator(f"#consent-form-{room.group.pk} input:checked").get_attribute("value") == "reservation"
    begin_round(workgroup=room.group)
    page.wait_for_selector(f"#consent-form-{room.group.pk}-2")
    assert page.locator(f"#consent-form-{room.group.pk}-2 input:checked").count() == 0
    assert page.locator(f"#consent-form-{room.group.pk}-2 textarea").first.input_value() == ""
    # What was said then stands with the round that it was said in.
    assert "let op de kosten" in page.locator(".earlier details").text_content()
