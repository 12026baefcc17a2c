"""Who writes, and from which page: a browser that becomes somebody else, gets another token, or keeps nothing."""

from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from sessions.core.access import cookie_name
from sessions.core.models import Facilitator
from sessions.facilitation.steering.operations import open_phase
from sessions.phases.concretise.models import SolutionText
from sessions.phases.inventory.models import Contribution
from tests.windows import login

FIELD = "Groot denken: waar werken we naartoe?"
CARD = "Eén gedachte per kaart"


@pytest.fixture
def group(live_cast):
    live_cast.open_everything()
    return live_cast.workgroup()


def answer(status: int, route) -> None:
    route.fulfill(status=status, body="nee")


def settled(page) -> None:
    page.locator("output.saving", has_text="Bewaard").first.wait_for()


def test_link_of_somebody_else_is_asked_before_it_makes_you_them(cast):
    browser = cast.anna.client()
    link = reverse("personal-link", args=[cast.bram.secret])

    asked = browser.get(link)
    assert "Anna" in asked.content.decode()
    assert "Bram" in asked.content.decode()
    assert browser.cookies[cookie_name(cast.session)].value == cast.anna.secret

    became = browser.post(link)
    assert became.status_code == 302
    assert browser.cookies[cookie_name(cast.session)].value == cast.bram.secret


def test_own_link_and_a_first_one_are_not_asked(cast, client):
    assert cast.anna.client().get(reverse("personal-link", args=[cast.anna.secret])).status_code == 302
    assert client.get(reverse("personal-link", args=[cast.bram.secret])).status_code == 302


@pytest.mark.parametrize("said", ["header", "field"])
@pytest.mark.parametrize("by", ["participant", "facilitator"])
def test_every_write_is_of_whom_its_page_was_made_for(cast, said, by):
    """Also across roles: a page of a participant is never used by a facilitator."""
    cast.open_everything()
    client, path, words = {
        "participant": (cast.bram.client(), "inventory/contributions/", {"kind": "idea", "text": "van wie?"}),
        "facilitator": (cast.alice_client(), "facilitate/message/", {"message": "van wie?"}),
    }[by]
    headers = {"X-Page-Of": str(cast.anna.participant.pk)} if said == "header" else {}
    fields = {} if headers else {"page_of": str(cast.anna.participant.pk)}

    answer = client.post(cast.path(path), words | fields, headers=headers | {"HX-Request": "true"})

    assert answer.status_code == 409
    assert answer["X-Refused"] == "person"
    assert "iemand anders" in answer.content.decode()
    cast.session.refresh_from_db()
    assert cast.session.message == ""
    assert not Contribution.objects.filter(text="van wie?").exists()


@pytest.mark.browser
def test_page_of_another_refuses_and_keeps_the_words(live_cast, group, browser):
    page = browser.of(live_cast.anna, live_cast.path(f"concretise/{group.pk}/"))
    cards = browser.open(page.context.new_page(), live_cast.path("inventory/"))
    other = page.context.new_page()
    other.goto(reverse("personal-link", args=[live_cast.bram.secret]))
    other.get_by_role("button", name="Word Bram").click()
    other.wait_for_url("**/inform/")

    page.get_by_label(FIELD).fill("van Anna")
    cards.get_by_label(CARD).fill("kaart van Anna")
    cards.get_by_role("button", name="Bewaar mijn bijdrage").click()

    page.get_by_text("Deze pagina is van iemand anders").first.wait_for()
    cards.get_by_text("Deze pagina is van iemand anders").first.wait_for()
    assert page.get_by_label(FIELD).input_value() == "van Anna"
    assert cards.get_by_label(CARD).input_value() == "kaart van Anna"
    assert not SolutionText.objects.exclude(text="").exists()
    assert not Contribution.objects.exists()


def login_elsewhere(browser, page, live_cast) -> None:
    """As a facilitator in another tab of the same browser, by the real form: the token changes."""
    user = get_user_model().objects.create_user("elders", password="een lang wachtwoord 1")
    Facilitator.objects.create(session=live_cast.session, user=user)
    browser.provoked.append("status of 403")
    tab = page.context.new_page()
    # What other pages hear of a new token is tried apart: here they find out by themselves.
    tab.add_init_script("Storage.prototype.setItem = () => {}")
    tab.goto(reverse("login"))
    tab.locator("[name=login]").fill("elders")
    tab.locator("[name=password]").fill("een lang wachtwoord 1")
    tab.locator("main button[type=submit]").click()
    tab.wait_for_url("**/facilitator/")
    tab.close()


@pytest.mark.browser
def test_token_changed_by_a_login_elsewhere_is_fetched_anew(live_cast, group, browser):
    live_cast.promises_names()
    page = browser.of(live_cast.anna, live_cast.path(f"concretise/{group.pk}/"))
    cards = browser.open(page.context.new_page(), live_cast.path("inventory/"))
    other = live_cast.bram.contributes("van Bram")
    cards.get_by_text("van Bram").wait_for()
    login_elsewhere(browser, page, live_cast)

    page.get_by_label(FIELD).fill("van Anna")
    settled(page)
    cards.get_by_label(CARD).fill("kaart van Anna")
    cards.get_by_role("button", name="Bewaar mijn bijdrage").click()
    cards.locator("#board li", has_text="kaart van Anna").wait_for()
    cards.locator("#board li", has_text="van Bram").get_by_role("button", name="Geef een stip").click()
    cards.locator("#board li.is-mine", has_text="van Bram").wait_for()

    assert SolutionText.objects.get(workgroup=group, field="think_big").text == "van Anna"
    assert Contribution.objects.filter(text="kaart van Anna").count() == 1
    assert other.dots.count() == 1


@pytest.mark.browser
def test_outbox_sends_with_a_fresh_token(live_cast, group, browser):
    live_cast.promises_names()
    page = browser.of(live_cast.anna, live_cast.path("inventory/"))
    page.route("**/contributions/", lambda route: route.abort())
    page.get_by_label(CARD).fill("gewacht")
    page.get_by_role("button", name="Bewaar mijn bijdrage").click()
    page.locator("#waiting [data-count]", has_text="1").wait_for()
    login_elsewhere(browser, page, live_cast)
    page.unroute("**/contributions/")

    page.locator("#board li", has_text="gewacht").wait_for(timeout=20_000)
    assert Contribution.objects.filter(text="gewacht").count() == 1


FULL = """
    const full = () => { throw new DOMException("full", "QuotaExceededError"); };
    Storage.prototype.setItem = full;
    IDBFactory.prototype.open = full;
"""
FORBIDDEN = """
    const forbidden = { get() { throw new DOMException("forbidden", "SecurityError"); } };
    for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(window, name, forbidden);
"""
ABSENT = """
    for (const name of ["localStorage", "sessionStorage", "indexedDB"])
        Object.defineProperty(window, name, { value: undefined });
    delete AbortSignal.timeout;
    delete Element.prototype.checkVisibility;
    delete Crypto.prototype.randomUUID;
"""


@pytest.mark.browser
@pytest.mark.parametrize("storage", [FULL, FORBIDDEN, ABSENT], ids=["full", "forbidden", "absent"])
def test_everything_is_sent_where_nothing_can_be_kept(live_cast, group, browser, storage):
    live_cast.promises_names()
    page = browser.window(live_cast.anna.cookie)
    page.add_init_script(storage)
    browser.open(page, live_cast.path(f"concretise/{group.pk}/"))
    page.get_by_label(FIELD).fill("toch bewaard")
    settled(page)
    page.get_by_text("kan geen concepten bewaren").wait_for()

    browser.open(page, live_cast.path("inventory/"))
    page.get_by_label(CARD).fill("toch verstuurd")
    page.get_by_role("button", name="Bewaar mijn bijdrage").click()
    page.locator("#board li", has_text="toch verstuurd").wait_for()

    assert SolutionText.objects.get(workgroup=group, field="think_big").text == "toch bewaard"
    assert Contribution.objects.filter(text="toch verstuurd").count() == 1


@pytest.mark.browser
def test_what_is_gone_or_forbidden_is_said_so_and_not_as_waiting(live_cast, group, browser):
    browser.provoked.append("status of 403")
    page = browser.of(live_cast.anna, live_cast.path(f"concretise/{group.pk}/"))
    for status, words in ((404, "Dit veld is er niet meer"), (403, "U mag hier niet meer schrijven")):
        page.route("**/texts/**", partial(answer, status))
        page.get_by_label(FIELD).fill(f"poging {status}")
        page.locator("output.saving", has_text=words).wait_for()
        page.unroute("**/texts/**")
    assert page.locator("[data-connection=live]").count() == 1
    assert page.locator("output.saving", has_text="verbinding").count() == 0


@pytest.mark.browser
def test_facilitator_of_another_tab_does_not_write_for_the_first(live_cast, browser):
    open_phase(session=live_cast.session, phase="inform")
    page = browser.of_facilitator(live_cast.alice, live_cast.path("facilitate/"))
    second = get_user_model().objects.create_user("tweede")
    Facilitator.objects.create(session=live_cast.session, user=second)
    page.context.add_cookies([{"name": "sessionid", "value": login(second), "url": browser.url}])

    page.get_by_role("textbox", name="Bericht aan iedereen").fill("van Alice?")
    page.get_by_role("button", name="Toon aan iedereen").click()

    page.get_by_text("Deze pagina is van iemand anders").first.wait_for()
    live_cast.session.refresh_from_db()
    assert live_cast.session.message == ""
