"""What a person sends without a connection waits on their device, in sight, and arrives in order and once."""

import pytest

from sessions.facilitation.steering.operations import close_phase, freeze, move_to, open_phase
from sessions.phases.inventory.models import Contribution, Dot
from tests.windows import LIVE, cut, reconnect

pytestmark = pytest.mark.browser

TEXT = "Eén gedachte per kaart"
SEND = "Bewaar mijn bijdrage"


def write(page, text):
    page.get_by_label(TEXT).fill(text)
    page.get_by_role("button", name=SEND).click()


def waiting(page, number):
    if number:
        page.locator("#waiting [data-count]", has_text=str(number)).wait_for()
    else:  # not merely hidden: a page that has not looked yet shows nothing either
        page.locator('#waiting[data-messages="0"]').wait_for(state="attached", timeout=30_000)
        assert page.locator("#waiting").is_hidden()


def test_cards_and_dots_written_offline_arrive_in_order_and_once(board, browser):
    card = board.bram.contributes("van Bram")
    page = browser.of(board.anna, board.path("inventory/"))
    cut(page)
    for number in range(3):
        write(page, f"offline {number}")
        waiting(page, number + 1)
        assert page.get_by_label(TEXT).input_value() == ""
    page.locator("#board li", has_text="van Bram").get_by_role("button", name="Geef een stip").click()
    waiting(page, 4)
    assert not Contribution.objects.filter(text__startswith="offline").exists()

    reconnect(page)

    waiting(page, 0)
    texts = (
        Contribution.objects.filter(text__startswith="offline")
        .order_by("created_at")
        .values_list("text", flat=True)
    )
    assert list(texts) == ["offline 0", "offline 1", "offline 2"]
    assert Dot.objects.filter(contribution=card, participant=board.anna.participant).count() == 1


def test_what_waits_survives_a_reload_and_a_closed_lid(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    page.route("**/contributions/", lambda route: route.abort())
    write(page, "bijna kwijt")
    waiting(page, 1)

    page.close()
    again = page.context.new_page()
    again.goto(board.path("inform/"))

    waiting(again, 0)
    assert Contribution.objects.filter(text="bijna kwijt").count() == 1


def test_an_answer_that_got_lost_on_the_way_back_does_not_make_a_second_card(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    heard = []

    def lose_the_first_answer(route):
        heard.append(route.fetch())  # the server has it
        route.abort()
        page.unroute("**/contributions/")

    page.route("**/contributions/", lose_the_first_answer)
    write(page, "eenmaal")

    page.get_by_text("Staat klaar").wait_for()
    waiting(page, 0)
    assert heard[0].ok
    assert Contribution.objects.filter(text="eenmaal").count() == 1


def test_a_refusal_keeps_the_text_and_offers_a_way_to_keep_it(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    cut(page)
    write(page, "te laat geschreven")
    waiting(page, 1)
    close_phase(session=board.session, phase="inventory")

    reconnect(page)

    item = page.locator(".waiting__item", has_text="te laat geschreven")
    item.get_by_text("niet open").wait_for()
    assert not Contribution.objects.filter(text="te laat geschreven").exists()
    page.reload()
    item.get_by_role("button", name="Stuur als late bijdrage").click()
    waiting(page, 0)
    assert Contribution.objects.get(text="te laat geschreven").parked


def test_what_is_refused_for_good_can_be_thrown_away_and_taken_back(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    cut(page)
    write(page, "na de bevriezing")
    freeze(session=board.session)
    reconnect(page)
    item = page.locator(".waiting__item", has_text="na de bevriezing")
    item.get_by_text("bevroren").wait_for()

    item.get_by_role("button", name="Gooi weg").click()
    item.get_by_role("button", name="Haal terug").click()
    page.reload()
    item.wait_for()
    item.get_by_role("button", name="Gooi weg").click()
    page.goto(board.path("inform/"))

    waiting(page, 0)


def test_canvas_texts_written_offline_are_sent_from_any_page(board, browser):
    open_phase(session=board.session, phase="enthuse")
    workgroup = board.workgroup()
    move_to(session=board.session, phase="concretise")
    page = browser.of(board.anna, board.path(f"concretise/{workgroup.pk}/"))
    cut(page)
    page.get_by_label("Groot denken: waar werken we naartoe?").fill("in de trein bedacht")
    page.get_by_text("Wacht op verbinding").first.wait_for()
    waiting(page, 1)

    page.context.set_offline(False)
    page.close()
    elsewhere = page.context.new_page()
    elsewhere.goto(board.path("inform/"))

    waiting(elsewhere, 0)
    assert workgroup.texts.get(field="think_big").text == "in de trein bedacht"


def test_somebody_elses_words_on_a_shared_laptop_stay_out_of_sight(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    page.route("**/contributions/", lambda route: route.abort())
    write(page, "alleen van Anna")
    waiting(page, 1)

    context = page.context
    context.clear_cookies()
    context.add_cookies([{"name": k, "value": v, "url": browser.url} for k, v in board.bram.cookie.items()])
    page.unroute("**/contributions/")
    page.goto(board.path("inventory/"))
    page.wait_for_selector(LIVE)
    waiting(page, 0)
    page.wait_for_timeout(500)

    assert not Contribution.objects.filter(text="alleen van Anna").exists()


def test_a_card_that_comes_too_late_can_be_left_on_the_parking_lot_at_once(board, browser):
    board.promises_names()
    page = browser.of(board.anna, board.path("inventory/"))
    page.get_by_label(TEXT).fill("net te laat")
    close_phase(session=board.session, phase="inventory")
    page.get_by_role("button", name=SEND).click()
    late = page.get_by_role("button", name="Stuur als late bijdrage")
    late.wait_for()
    page.wait_for_timeout(1500)  # the page has meanwhile become that of a closed phase

    late.click()

    page.locator("#parking-lot", has_text="net te laat").wait_for()
    assert Contribution.objects.get(text="net te laat").parked


def test_what_is_typed_while_a_card_is_under_way_stays(board, browser):
    page = browser.of(board.anna, board.path("inventory/"))
    under_way = []
    page.route("**/contributions/", lambda route: under_way.append(route))
    write(page, "de eerste gedachte")
    page.wait_for_timeout(300)
    page.get_by_label(TEXT).fill("de volgende, alvast")

    under_way[0].continue_()

    page.get_by_text("Ruimte voor de volgende").wait_for()
    assert page.get_by_label(TEXT).input_value() == "de volgende, alvast"
    page.unroute("**/contributions/")
    page.get_by_role("button", name=SEND).click()
    page.locator("#my-contributions", has_text="de volgende, alvast").wait_for()
    assert Contribution.objects.filter(author=None, session=board.session).count() == 2


def test_a_facilitator_s_clusters_made_offline_are_made_each(board, browser):
    board.anna.contributes("een kaart")
    page = browser.of_facilitator(board.alice, board.path("inventory/facilitate/"))
    cut(page)
    for number, title in enumerate(("Zorg", "Wonen"), start=1):
        page.get_by_label("Of maak een nieuw cluster").fill(title)
        page.get_by_role("button", name="Maak cluster").click()
        waiting(page, number)

    reconnect(page)

    waiting(page, 0)
    assert set(board.session.clusters.values_list("title", flat=True)) == {"Zorg", "Wonen"}
