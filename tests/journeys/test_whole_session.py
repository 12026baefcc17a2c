"""A whole session in real browsers: a facilitator, three participants and the room screen, seven phases, a PDF."""

import re
from datetime import date, timedelta

import pytest

from tests.journeys.room import BLINK, Room, download, send
from tests.windows import LIVE

pytestmark = pytest.mark.browser


def test_from_join_code_to_brownpaper(live_cast, browser, press, tmp_path, settings):
    settings.BROWNPAPER_DIR = tmp_path
    cast = live_cast
    room = Room(browser, cast)
    alice, dora = room.alice, room.people[2]

    inform(room)
    introduce(room)
    inventory(room)
    enthuse(room)
    concretise(room)
    network(room)
    conclude(room)

    alice.goto(cast.path("facilitate/"))
    alice.get_by_role("button", name="Bevriezen", exact=True).click()
    room.all_see("Het brownpaper is bevroren.")
    page = dora
    page.goto(cast.path("brownpaper/"))
    assert browser.violations(page) == []
    text = download(page, tmp_path)
    for words in (
        "Wie betaalt dit?",
        "Ik wil vaart maken",
        "kennis over houtbouw",
        "Vergunningen duren jaren",
        "Leegstand is een kans",
        "Traag en dicht",
        "Dubbel werk overal",
        "Dubbel werk bij de provincie",
        "Wachtlijst verdwenen",
        "Iedere starter een huis",
        "Eén loket voor de regio",
        "Binnen een jaar een sleutel",
        "Geef ons drie jaar één loket",
        "We rekenen het samen door",
        "Mogen we jullie data?",
        "let op de privacy",
        "Ik regel het overleg",
        "bij mijn vakgenoten",
    ):
        assert words in text, words
    assert "niet bevroren" not in text
    assert "oplichter" not in text
    assert "Jong en Wonen" in text


def inform(room) -> None:
    room.go_to("inform", "Open deze fase")
    anna, bram, _dora = room.people
    send(anna, "question-form", text="Wie betaalt dit?")
    room.all_see("Wie betaalt dit?")
    bram.get_by_role("button", name="Ik wil dit ook weten").click()
    room.alice.locator(".votes", has_text="1").first.wait_for(timeout=BLINK)
    room.check_accessibility()
    room.alice.get_by_role("link", name="Beantwoord").click()
    send(room.alice, "answer-form", answer="Wij allemaal samen.")
    room.all_see("Wij allemaal samen.", [anna, bram])


def invite(room) -> None:
    """Somebody who is expected comes in by an invitation, in one press."""
    alice = room.alice
    alice.goto(room.cast.path("facilitate/people/"))
    send(alice, "party-form", name="Jong en Wonen", sector="omgeving en gemeenschap")
    room.sees(alice, "Jong en Wonen")
    alice.get_by_text("Eén gast toevoegen").click()
    alice.reload()
    alice.get_by_text("Eén gast toevoegen").click()
    send(alice, "invite-form", name="Eva Verwacht", party="Jong en Wonen")
    alice.get_by_role("link", name="Eva Verwacht").first.click()
    address = alice.locator(".personal-link").inner_text()
    eva = room.browser.window()
    eva.goto(address)
    eva.get_by_role("button", name="Ik houd me aan de spelregels en doe mee").click()
    eva.wait_for_selector(LIVE)
    alice.goto(room.cast.path("facilitate/people/"))
    room.sees(alice, "1 van 1 verwachte gast is binnen")


def introduce(room) -> None:
    invite(room)
    room.go_to("introduce", "Verder naar Introduceren")
    _anna, bram, dora = room.people
    send(bram, "introduction-form", why="Ik wil vaart maken", skills="plannen")
    room.all_see("Ik wil vaart maken", [room.alice, *room.people[:1], dora])
    send(dora, "give-get-form", direction="give", text="kennis over houtbouw")
    room.all_see("kennis over houtbouw")
    room.check_accessibility()


def inventory(room) -> None:
    room.go_to("inventory", "Verder naar Inventariseren")
    anna, bram, dora = room.people
    send(anna, "contribution-form", kind="problem", text="Vergunningen duren jaren")
    send(bram, "contribution-form", kind="opportunity", text="Leegstand is een kans")
    room.sees(anna, "Vergunningen duren jaren")
    room.alice.locator("#inventory-tally", has_text="weinig kaarten").wait_for(timeout=BLINK)
    assert dora.get_by_text("Vergunningen duren jaren").count() == 0
    assert room.alice.get_by_text("Vergunningen duren jaren").count() == 0

    room.alice.get_by_role("button", name="Onthul het bord").click()

    room.all_see("Vergunningen duren jaren", [room.alice, *room.people])
    dora.locator("#board li", has_text="Vergunningen duren jaren").get_by_role(
        "button", name="Geef een stip"
    ).click()
    anna.locator("#board li .votes", has_text="1").wait_for(timeout=BLINK)
    dora.get_by_role("button", name="Neem mijn stip terug").wait_for(timeout=BLINK)
    room.alice.get_by_label("Kies: Vergunningen duren jaren").check()
    room.alice.get_by_label("Of maak een nieuw cluster").fill("Traag en dicht")
    room.alice.get_by_role("button", name="Maak cluster").click()
    room.all_see("Traag en dicht")
    tidy(room)
    room.check_accessibility()


def tidy(room) -> None:
    """Two cards of one thought become one; a slander is signalled, judged and gone."""
    anna, bram, dora = room.people
    send(anna, "contribution-form", kind="idea", text="Dubbel werk bij de gemeente")
    send(bram, "contribution-form", kind="idea", text="Dubbel werk bij de provincie")
    send(bram, "contribution-form", kind="problem", text="Jan is een oplichter")
    room.sees(anna, "Wacht op andere kaarten")
    assert room.alice.get_by_text("bij de gemeente").count() == 0
    room.alice.get_by_role("button", name="Zet erop wat nu wacht").click()
    for words in ("bij de gemeente", "bij de provincie"):
        room.sees(room.alice, words)
        room.alice.get_by_label(re.compile(f"^Kies: .*{words}")).check()
    room.alice.get_by_role("button", name="Voeg kaarten samen").click()
    room.alice.get_by_label("Wat er op de kaart staat").fill("Dubbel werk overal")
    room.alice.get_by_role("button", name="Voeg samen").click()
    room.all_see("Dubbel werk overal", room.people)
    anna.get_by_text("Gemaakt uit 2 kaarten").click()
    room.sees(anna, "bij de provincie")

    dora.get_by_role("link", name=re.compile("Signaleer: Jan is een oplichter")).click()
    dora.get_by_label("het kan iemand schaden").check()
    dora.get_by_role("button", name="Geef dit signaal").click()
    dora.wait_for_url("**/inventory/")
    room.alice.goto(room.cast.path("facilitate/"))
    room.alice.get_by_role("link", name="Over 1 tekst is een signaal gegeven").click()
    room.alice.get_by_label(re.compile("Jan is een oplichter")).check()
    room.alice.get_by_label("wordt verborgen").check()
    room.alice.get_by_label("Een regel erbij").fill("Dit gaat over iemand persoonlijk")
    room.alice.get_by_role("button", name="Handel dit af").click()
    for page in (anna, dora):
        page.locator("#board").get_by_text("Jan is een oplichter").wait_for(state="detached", timeout=BLINK)
    room.sees(dora, "Dit gaat over iemand persoonlijk")
    room.alice.goto(room.cast.path("inventory/facilitate/"))
    room.alice.wait_for_selector(LIVE)


def enthuse(room) -> None:
    room.go_to("enthuse", "Verder naar Enthousiasmeren")
    anna, bram, dora = room.people
    send(
        room.alice,
        "horizon-form",
        statement="Iedere starter een huis",
        baseline="9 jaar",
        target="2 jaar",
        year="2031",
    )
    room.all_see("Iedere starter een huis")
    send(bram, "headline-form", text="Wachtlijst verdwenen")
    room.all_see("Wachtlijst verdwenen")
    send(anna, "pitch-form", title="Loket", why="Nu wachten we op elkaar", cluster="Traag en dicht")
    room.sees(room.alice, "Nu wachten we op elkaar")
    room.alice.get_by_role("button", name="Maak hiervan een werkgroep").click()
    for page in (bram, dora):
        page.get_by_role("button", name="Ik doe mee").click()
        page.get_by_role("link", name="Naar ons canvas").wait_for(timeout=BLINK)
    room.screen.get_by_text("3 leden").wait_for(timeout=BLINK)
    room.check_accessibility()


def concretise(room) -> None:
    room.go_to("concretise", "Verder naar Concretiseren")
    anna, bram, dora = room.people
    for page in room.people:
        page.get_by_role("link", name=re.compile("Naar het canvas")).click()
        page.wait_for_selector(LIVE)
    anna.get_by_label("Titel van de oplossing").fill("Eén loket voor de regio")
    bram.get_by_label("Klein doen: wat is de eerste ingreep?").fill("Binnen een jaar een sleutel")
    dora.get_by_label("Wat vragen we?").fill("Geef ons drie jaar één loket")
    dora.get_by_label("Iemand anders: welke minister of sectorvoorzitter?").fill("de minister voor Wonen")
    dora.get_by_role("button", name="Zet bij wat we vragen").click()
    room.all_see("Geef ons drie jaar één loket", room.people)
    for page in room.people:
        for label, words in (
            ("Titel van de oplossing", "Eén loket voor de regio"),
            ("Klein doen: wat is de eerste ingreep?", "Binnen een jaar een sleutel"),
        ):
            page.wait_for_function(
                "([field, words]) => field.value === words",
                arg=[page.get_by_label(label).element_handle(), words],
                timeout=BLINK,
            )
    room.all_see("Eén loket voor de regio", [room.alice, room.screen])
    for page in (anna, bram):
        page.get_by_role("button", name="Mijn partij wordt mede-eigenaar").click()
    dora.locator(".is-done", has_text="Twee partijen uit twee sectoren").wait_for(timeout=BLINK)
    assert room.browser.violations(anna) == []
    room.check_accessibility()
    for page in room.people:
        page.goto(room.cast.path("concretise/"))
        page.wait_for_selector(LIVE)


def network(room) -> None:
    room.go_to("network", "Verder naar Netwerken")
    anna, bram, dora = room.people
    send(anna, "connection-form", other="Bram (Bouwbedrijf Proef)", insight="We rekenen het samen door")
    room.all_see("We rekenen het samen door")
    send(bram, "request-form", party="Hogeschool Nieuw", text="Mogen we jullie data?")
    room.all_see("Mogen we jullie data?")
    dora.get_by_role("button", name=re.compile("ik ga het proberen")).click()
    room.all_see("ik ga het proberen", [anna, bram, room.screen])
    room.check_accessibility()


def conclude(room) -> None:
    room.go_to("conclude", "Verder naar Concluderen")
    anna, bram, dora = room.people
    form = anna.locator("form[id^=consent-form]").first.get_attribute("id")
    send(anna, form, answer="enthusiastic")
    send(bram, form, answer="agree")
    room.all_see("gedragen")
    send(dora, form, answer="reservation")
    dora.get_by_text("Schrijf erbij waarom.").wait_for(timeout=BLINK)
    send(dora, form, answer="reservation", reason="let op de privacy")
    room.all_see("let op de privacy", [room.alice, anna, bram])
    later = (date.today() + timedelta(days=30)).isoformat()
    send(anna, "commitment-form", what="Ik regel het overleg", due=later)
    room.all_see("Ik regel het overleg")
    send(dora, "pledge-form", text="bij mijn vakgenoten")
    room.all_see("bij mijn vakgenoten")
    room.check_accessibility()
