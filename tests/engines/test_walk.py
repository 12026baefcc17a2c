"""The journey of a participant in Firefox and in WebKit, which is nearest to Safari: joining, all phases, text that
saves itself, two in one field, without a connection and back, a reload, the way back, room screen and shared page."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions.brownpaper.handover.operations import add_recipient
from sessions.brownpaper.handover.queries import token_for
from sessions.brownpaper.versions import freeze_as_version
from sessions.core.people.models import Participant
from sessions.facilitation.steering.operations import move_to, thaw
from sessions.phases.concretise.models import SolutionText
from sessions.phases.concretise.operations import write_text
from sessions.phases.enthuse.operations import join_workgroup
from sessions.phases.inventory.models import Contribution
from sessions.phases.registry import SLUGS
from tests.engines.drivers import ENGINES, NEEDED
from tests.engines.wire import Wire
from tests.live.test_slow_reader import wait_until

pytestmark = pytest.mark.engines
VALUE = "return document.querySelector(arguments[0]).value"


@pytest.fixture(params=ENGINES)
def engine(request, live_cast, server):
    if not all(Path(file).exists() for file in NEEDED[request.param]):
        (pytest.fail if os.environ.get("ENGINES_NEEDED") else pytest.skip)(
            f"{request.param} is not here: scripts/setup all"
        )
    wire = Wire(server.port)
    with ENGINES[request.param]() as engine:
        engine.url, engine.wire = wire.url, wire
        yield engine
        engine.go("/")
    wire.close()


@pytest.fixture
def room(live_cast, engine):
    """The cast, everything open, with a participant who joined in this engine."""
    cast = live_cast
    cast.open_everything()
    engine.go(cast.path("join/"))
    engine.type("[name=name]", "Wim Webkit")
    engine.js("document.querySelector('[name=party]').selectedIndex = 2")
    engine.click("[name=charter]")
    engine.press("Doe mee")
    engine.is_live()
    cast.extra["wim"] = Participant.objects.get(name="Wim Webkit")
    return cast


@pytest.fixture
def field(room, engine):
    """The canvas of the group in which Wim works, open; gives its field for thinking big."""
    group = room.workgroup()
    join_workgroup(workgroup=group, participant=room.extra["wim"])
    room.extra["group"] = group
    engine.go(room.path(f"concretise/{group.pk}/"))
    engine.is_live()
    return "#" + engine.js("return document.querySelector('textarea[data-autosave*=think_big]').id")


def colleague_writes(room, text: str) -> None:
    now = SolutionText.objects.filter(workgroup=room.extra["group"], field="think_big").first()
    write_text(
        workgroup=room.extra["group"],
        field="think_big",
        text=text,
        base_version=now.version if now else 0,
        participant=room.anna.participant,
    )


def stands(room) -> str:
    return (
        SolutionText.objects.filter(workgroup=room.extra["group"], field="think_big")
        .values_list("text", flat=True)
        .first()
        or ""
    )


def test_every_phase_is_there_and_takes_a_contribution(room, engine):
    for slug in SLUGS:
        move_to(session=room.session, phase=slug)
        engine.go(room.path(f"{slug}/"))
        engine.is_live()
    move_to(session=room.session, phase="inventory")
    engine.go(room.path("inventory/"))
    engine.is_live()
    engine.type("#contribution-form textarea", "Een kaart uit een andere browser")
    engine.press("Bewaar mijn bijdrage")
    engine.sees("Een kaart uit een andere browser")
    wait_until(lambda: Contribution.objects.filter(text="Een kaart uit een andere browser").count() == 1)


def test_text_saves_itself_and_two_in_one_field_lose_nothing(room, field, engine):
    engine.type(field, "Meer rust in de wijk")
    wait_until(lambda: stands(room) == "Meer rust in de wijk")

    colleague_writes(room, "Meer groen en meer rust in de wijk")

    engine.until(f"{VALUE} === arguments[1]", field, "Meer groen en meer rust in de wijk")
    engine.type(field, " en de stad")
    wait_until(lambda: stands(room) == "Meer groen en meer rust in de wijk en de stad")


def test_reload_after_a_missed_push_shows_what_stands(room, field, engine):
    engine.type(field, "Van mij")
    wait_until(lambda: stands(room) == "Van mij")
    engine.click("[data-pause]")
    colleague_writes(room, "Van mij. En van een ander")

    engine.reload()

    engine.until(f"{VALUE} === arguments[1]", field, "Van mij. En van een ander")
    engine.click("[data-pause]")
    engine.is_live()
    colleague_writes(room, "Van mij. En van een ander. En nog een")
    engine.until(f"{VALUE} === arguments[1]", field, "Van mij. En van een ander. En nog een")
    assert stands(room) == "Van mij. En van een ander. En nog een"


def test_way_back_shows_what_stands(room, field, engine):
    engine.type(field, "Van mij")
    wait_until(lambda: stands(room) == "Van mij")
    engine.go(room.path("programme/"))
    colleague_writes(room, "Van een ander")

    engine.js("history.back()")
    engine.until("return location.pathname.includes('concretise') && document.readyState === 'complete'")
    engine.is_live()

    engine.until(f"{VALUE} === arguments[1]", field, "Van een ander")
    assert stands(room) == "Van een ander"


def test_what_is_written_without_a_connection_arrives_once(room, engine):
    move_to(session=room.session, phase="inventory")
    engine.go(room.path("inventory/"))
    engine.is_live()
    engine.wire.cut()
    engine.until("return !document.querySelector('[data-connection=live]')")

    engine.type("#contribution-form textarea", "Zonder verbinding")
    engine.press("Bewaar mijn bijdrage")
    engine.until("return document.querySelector('#contribution-form textarea').value === ''")
    assert not Contribution.objects.filter(text="Zonder verbinding").exists()
    engine.wire.mend()

    engine.is_live()
    wait_until(lambda: Contribution.objects.filter(text="Zonder verbinding").count() == 1)


def test_text_of_the_canvas_waits_for_the_connection(room, field, engine):
    engine.wire.cut()
    engine.until("return !document.querySelector('[data-connection=live]')")
    engine.type(field, "Zonder verbinding")
    engine.wire.mend()
    engine.is_live()

    wait_until(lambda: stands(room) == "Zonder verbinding")


def test_room_screen_and_shared_page_are_there(room, engine):
    until = timezone.now() + timedelta(days=1)
    minister = add_recipient(session=room.session, name="Ministerie", role="minister", expires_at=until)
    freeze_as_version(session=room.session, language="nl")
    engine.go(reverse("share", args=[token_for(minister)]))
    engine.sees("Genoeg betaalbare huizen")
    thaw(session=room.session)
    engine.go(room.screen_path)
    engine.is_live()
    move_to(session=room.session, phase="enthuse")
    engine.sees("Stip op de horizon")


def test_text_area_grows_with_its_text_also_where_the_stylesheet_cannot(room, field, engine):
    height = "return document.querySelector(arguments[0]).clientHeight"
    before = engine.js(height, field)

    engine.type(field, "een lange regel " * 90)

    engine.until("return document.querySelector(arguments[0]).clientHeight > arguments[1] * 2", field, before)
