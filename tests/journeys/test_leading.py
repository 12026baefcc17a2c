"""Leading the room in real browsers: late with one press, groups that are joined, screens that are chosen, time that is
told; every other window sees it without being touched."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone
from playwright.sync_api import expect

from sessions.core.links import token_of
from sessions.core.models import CocreationSession, Facilitator
from sessions.core.programme.models import ProgrammeBlock
from sessions.core.programme.moving import following
from sessions.facilitation.screens.operations import add_screen
from sessions.facilitation.steering.operations import move_to, start_block
from sessions.phases.concretise.operations import write_text
from sessions.phases.enthuse.groups.operations import make_group, place_people
from sessions.phases.enthuse.models import Hosting
from sessions.phases.inventory.operations import reveal
from tests.windows import LIVE

pytestmark = pytest.mark.browser


@pytest.fixture
def led(live_cast, browser):
    """Alice leads, Anna and Chris work in groups of their own, and two screens hang in the room."""
    cast = live_cast
    cast.open_everything()
    move_to(session=cast.session, phase="concretise")
    start_block(block=cast.session.blocks.filter(phase="concretise").first())
    ProgrammeBlock.objects.filter(started_at__isnull=False).update(started_at=F("starts_at"))  # on time
    cast.extra["first"] = cast.workgroup("Eén loket")
    cast.extra["second"] = make_group(session=cast.session, title="Avondpoli", room="Zaal 2")
    place_people(group=cast.extra["second"], people=[cast.chris.participant])
    cast.extra["alice"] = browser.of_facilitator(cast.alice, cast.path("facilitate/"))
    return cast


def goes_to(page, path: str):
    page.goto(path)
    page.wait_for_selector(LIVE)
    return page


def test_late_with_one_press_and_back_with_another(led, browser):
    alice = led.extra["alice"]
    programme = browser.of(led.anna, led.path("programme/"))
    running = CocreationSession.objects.get(pk=led.session.pk).current_block
    after = following(led.session.blocks.all(), running, timezone.now())[0].title
    moved = programme.locator(".programme__block", has_text=after).locator("time")
    planned = moved.inner_text()
    goes_to(alice, led.path("facilitate/later/?minutes=20"))
    alice.get_by_label("Schuif ook op wat vastligt").check()
    alice.get_by_role("button", name="Laat zien wat er gebeurt").click()
    alice.get_by_role("region", name="Wat er gebeurt").wait_for()
    expect(moved).to_have_text(planned)
    alice.get_by_role("button", name="Schuif zo op").click()
    expect(moved).not_to_have_text(planned)

    goes_to(alice, led.path("facilitate/"))
    alice.locator(".just-done li", has_text="verschoven").get_by_role("button").click()
    expect(moved).to_have_text(planned)
    expect(alice.locator(".just-done li", has_text="verschoven")).to_have_count(0)


def test_groups_are_joined_and_everybody_sees_where_they_go(led, browser):
    alice, first, second = led.extra["alice"], led.extra["first"], led.extra["second"]
    chris = browser.of(led.chris, led.path("enthuse/"))
    anna = browser.of(led.anna, led.path("enthuse/"))
    goes_to(alice, led.path(f"enthuse/groups/{first.pk}/"))
    alice.locator("#merge-form").get_by_label("Welke groep komt erbij?").select_option(label="Avondpoli")
    alice.locator("#merge-form").get_by_label("Waarom?").fill("Het gaat over hetzelfde")
    alice.get_by_role("button", name="Voeg samen").click()

    chris.get_by_text("Het gaat over hetzelfde").wait_for()
    anna.get_by_text("werkt ook aan Avondpoli").wait_for()
    assert "Het gaat over hetzelfde" not in anna.content()
    assert Hosting.objects.get().solution == second
    chris.get_by_role("button", name="Gelezen").click()
    expect(chris.get_by_text("Het gaat over hetzelfde")).to_have_count(0)
    chris.goto(led.path(f"concretise/{first.pk}/"))
    chris.get_by_label("Groot denken").first.wait_for()


def test_each_screen_shows_what_was_chosen_for_it(led, browser):
    alice = led.extra["alice"]
    other = add_screen(session=led.session, name="Zaal 2")
    reveal(session=led.session)
    card = led.anna.contributes("Vergunningen duren jaren")
    wall, beside = browser.of_screen(led.screen_path), browser.of_screen(f"/screen/{token_of(other)}/")

    goes_to(alice, led.path("facilitate/screens/"))
    form = alice.locator("form[id^=screen-form]").last
    form.get_by_label("één kaart").check()
    form.get_by_label("Nummer van de kaart").fill(str(card.number))
    form.get_by_role("button", name="Toon dit").click()
    beside.get_by_text("Vergunningen duren jaren").wait_for()
    assert wall.get_by_text("Oplossingen in wording").is_visible()
    assert not wall.get_by_text("Vergunningen duren jaren").is_visible()

    goes_to(alice, led.path("facilitate/"))
    alice.get_by_role("button", name="Volg weer de fase").click()
    beside.get_by_text("Oplossingen in wording").wait_for()


def test_little_time_is_told_in_words_once_and_not_to_who_comes_later(led, browser):
    running = CocreationSession.objects.get(pk=led.session.pk).current_block
    soon = timezone.now() - timedelta(minutes=running.minutes) + timedelta(seconds=63)
    ProgrammeBlock.objects.filter(pk=running.pk).update(started_at=soon, ended_at=None)
    page = browser.of(led.anna, led.path("inform/"))
    assert page.get_by_text("Nog 1 minuut").count() == 0
    page.locator("[data-time-signals]").get_by_text("Nog 1 minuut").wait_for(timeout=8_000)
    late = browser.of(led.bram, led.path("inform/"))
    late.wait_for_timeout(1_500)
    assert late.get_by_text("Nog 1 minuut").count() == 0


def test_what_the_cockpit_shows_of_the_room_comes_in_around_what_somebody_does_there(led, browser):
    """Within seconds of an event, and by itself as time goes by; the keyboard and what was opened stay."""
    write_text(
        workgroup=led.extra["first"], field="think_big", text="G", base_version=0, participant=led.anna.participant
    )
    alice = browser.of_facilitator(led.alice, led.path("facilitate/"))
    tile = alice.locator(".tile a").first
    tile.focus()
    alice.locator("#overview-figures summary").wait_for()
    alice.locator("#overview-figures").evaluate("each => { each.open = true }")

    make_group(session=led.session, title="Een derde tafel")

    alice.locator(".tile", has_text="Een derde tafel").wait_for(timeout=13_000)
    assert tile.evaluate("each => each === document.activeElement")
    assert alice.locator("#overview-figures").get_attribute("open") is not None


def test_a_group_calls_and_reads_that_somebody_is_coming(led, browser):
    alice = led.extra["alice"]
    anna = browser.of(led.anna, led.path(f"concretise/{led.extra['first'].pk}/"))
    bram = browser.of(led.bram, led.path(f"concretise/{led.extra['first'].pk}/"))

    anna.get_by_role("button", name="Vraag de facilitator om hulp").click()

    for page in (anna, bram):
        page.get_by_text("De facilitator ziet het.").wait_for(timeout=3_000)
    alice.get_by_role("button", name="Ik kom eraan: Eén loket").click()
    for page in (anna, bram):
        page.get_by_text("De facilitator komt eraan.").wait_for(timeout=3_000)
    alice.get_by_role("button", name="Geholpen: Eén loket").click()
    bram.get_by_role("button", name="Vraag de facilitator om hulp").wait_for(timeout=3_000)
    expect(alice.get_by_text("Vragen om hulp")).to_have_count(0)


def test_a_colleague_takes_over_at_night(led, browser):
    """What the one writes down, the other reads at once, and who leads stands on both cockpits."""
    sofie = led.new_user("sofie")
    Facilitator.objects.create(session=led.session, user=sofie)
    alice = led.extra["alice"]
    night = browser.of_facilitator(sofie, led.path("facilitate/shift/"))
    writes = browser.of_facilitator(led.alice, led.path("facilitate/shift/"))

    writes.get_by_label("toegezegd aan iemand").check()
    writes.get_by_label("Wat moet de volgende weten of doen?").fill("Bram krijgt een eigen tafel")
    writes.get_by_label("Wie zorgt ervoor?").select_option("sofie")
    writes.get_by_role("button", name="Schrijf op").click()
    night.get_by_text("Bram krijgt een eigen tafel").wait_for(timeout=3_000)
    night.get_by_role("button", name="Ik, sofie, neem het over").click()

    alice.locator("#on-duty", has_text="sofie").wait_for(timeout=3_000)
    night.get_by_role("button", name="Klaar: Bram krijgt een eigen tafel").click()
    writes.get_by_role("button", name="Weer open: Bram krijgt een eigen tafel").wait_for(timeout=3_000)
    night.get_by_role("button", name="Ik let hierop: Avondpoli").click()
    writes.locator("#group-watches li", has_text="Avondpoli").get_by_text("sofie").wait_for(timeout=3_000)
