"""The answer that is shown as given is the one that counts; what is only chosen is told apart."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def round_of(live_cast, browser):
    live_cast.open_everything()
    group = live_cast.workgroup()
    page = browser.of(live_cast.anna, live_cast.path("conclude/"))
    return page, page.locator(f"#consent-form-{group.pk}")


def give(form, answer: str) -> None:
    form.get_by_label(answer).check()
    form.get_by_role("button", name="Geef mijn antwoord").click()


def test_unsent_choice_never_looks_like_a_given_answer(round_of):
    page, form = round_of
    form.get_by_text("Nog geen antwoord van u ontvangen").wait_for()

    form.get_by_label("enthousiast").check()
    form.get_by_text("nog niet verstuurd").wait_for()
    page.reload()
    form.get_by_text("Nog geen antwoord van u ontvangen").wait_for()
    if form.get_by_label("enthousiast").is_checked():
        form.get_by_text("nog niet verstuurd").wait_for()


def test_received_answer_is_shown_beside_another_that_is_being_chosen(round_of):
    page, form = round_of
    give(form, "enthousiast")
    form.get_by_text("Ontvangen: enthousiast").wait_for()
    assert form.get_by_text("nog niet verstuurd").is_hidden()

    form.get_by_label("onthouding").check()
    form.get_by_text("nog niet verstuurd").wait_for()
    page.reload()

    form.get_by_text("Ontvangen: enthousiast").wait_for()


def test_refused_answer_leaves_the_received_one_in_sight(round_of):
    _page, form = round_of
    give(form, "enthousiast")
    form.get_by_text("Ontvangen: enthousiast").wait_for()

    give(form, "overwegend bezwaar")

    form.get_by_text("Schrijf erbij waarom").wait_for()
    form.get_by_text("Ontvangen: enthousiast").wait_for()
    form.get_by_text("nog niet verstuurd").wait_for()
