"""Every page, small and in both languages: nothing that shuts somebody out, nothing that falls off a phone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions.brownpaper.handover.operations import add_recipient
from sessions.brownpaper.handover.queries import token_for
from sessions.brownpaper.versions import freeze_as_version
from sessions.core.hiding.operations import hide
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import invite
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.invitations.tokens import token_of
from sessions.core.people.models import Recipient
from sessions.facilitation.addresses import addresses
from sessions.facilitation.steering.operations import thaw
from sessions.phases.concretise.operations import write_text
from sessions.phases.registry import MODERATIONS
from tests.live.scenarios import send_letters, set_stage, write_letters
from tests.printing import print_everything
from tests.windows import login

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "colours"), [("nl", "light"), ("en", "dark")])
def test_no_page_has_accessibility_violations_or_overflows_a_phone(live_cast, browser, language, colours):
    set_stage(live_cast)
    cast, workgroup = live_cast, live_cast.extra["workgroup"]
    minister = minister_of(cast, workgroup)
    card, second = cast.extra["cards"][:2]
    hide(MODERATIONS["contribution"], card, why="Er staat een telefoonnummer in")
    invite(session=cast.session, guests=[Guest("Eva", "Alfa", "business"), Guest("Vrij")])
    cast.bram.client().post(cast.path(f"signal/contribution/{second.pk}/"), {"crosses": "harm"})
    guest, free = Invitation.objects.all()
    write_letters(cast)
    send_letters(cast)
    phases = "inform introduce inventory enthuse concretise network conclude".split()
    pages = {
        None: [
            *(
                "/",
                cast.path("join/"),
                cast.path("table/"),
                "/facilitator/login/",
                cast.reader_path,
                f"{cast.reader_path}document/",
            ),
            *(
                "/bestaat-niet/",
                "/v/bestaat-niet/",
                reverse("invitation", args=[token_of(free)]),
                f"/v/{token_for(minister)}/",
                f"/v/{token_for(minister)}/document/",
            ),
        ],
        "anna": [
            cast.path(f"{p}/")
            for p in (*phases, "me", "me/erasing", "programme", f"concretise/{workgroup.pk}", "brownpaper/mine")
        ],
        "bram": [cast.path(f"signal/contribution/{second.pk}/"), cast.path("inventory/")],
        "alice": [
            "/facilitator/",
            "/facilitator/new/",
            cast.path("facilitate/"),
            cast.path("facilitate/prepare/"),
            cast.path("facilitate/later/?minutes=20"),
            cast.path("facilitate/overview/conclude/"),
            cast.path("facilitate/shift/"),
            cast.path(f"conclude/facilitate/{workgroup.pk}/missing/"),
            cast.path("facilitate/prepare/alike/"),
            cast.path("enthuse/groups/"),
            cast.path("facilitate/screens/"),
            cast.path(f"enthuse/groups/{workgroup.pk}/"),
            cast.path("facilitate/people/"),
            cast.path("facilitate/people/list/"),
            cast.path("facilitate/people/letters/"),
            cast.path(f"facilitate/people/invited/{guest.pk}/"),
            cast.path(f"facilitate/people/{cast.anna.participant.pk}/"),
            cast.path("facilitate/delivery/"),
            cast.path("facilitate/hidden/"),
            cast.path("facilitate/log/"),
            "/facilitator/account/",
            "/facilitator/account/password/first/",
            cast.path("facilitate/signals/"),
            cast.path(f"inventory/contributions/{second.pk}/splitting/"),
            cast.path("inventory/merging/?cards=" + ",".join(str(each.pk) for each in cast.extra["cards"][2:4])),
            cast.path(f"facilitate/hidden/contribution/{second.pk}/"),
            cast.path(f"concretise/facilitate/{workgroup.pk}/"),
            *(cast.path(f"{p}/facilitate/") for p in phases),
        ],
    }
    windows = {
        None: browser.window({"django_language": language}, width=360, height=740),
        "anna": browser.window(cast.anna.cookie | {"django_language": language}, width=360, height=740),
        "bram": browser.window(cast.bram.cookie | {"django_language": language}, width=360, height=740),
        "alice": browser.window(login_of(cast) | {"django_language": language}, width=360, height=740),
    }
    for who, paths in pages.items():
        for path in paths:
            page = windows[who]
            page.emulate_media(color_scheme=colours)
            page.goto(path)
            assert page.evaluate("document.documentElement.lang") == language
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
            assert browser.violations(page) == [], path


def minister_of(cast, workgroup) -> Recipient:
    """Somebody who was asked something by a frozen version; afterwards the room writes on."""
    write_text(
        workgroup=workgroup,
        field="think_big",
        text="Een loket voor allen",
        base_version=0,
        participant=cast.anna.participant,
    )
    cast.asks(workgroup)
    until = timezone.now() + timedelta(days=1)
    minister = add_recipient(session=cast.session, name="Ministerie (demo)", role="minister", expires_at=until)
    freeze_as_version(session=cast.session, language="nl")
    print_everything()
    thaw(session=cast.session)
    return minister


def login_of(cast) -> dict[str, str]:
    return {"sessionid": login(cast.alice)}


def test_the_addresses_of_a_session_open(live_cast, browser):
    found = addresses(live_cast.session)

    for name in ("join_url", "screen_url", "brownpaper_url"):
        path = found[name].partition("://")[2].partition("/")[2]
        page = browser.open(browser.window(), f"/{path}")
        assert live_cast.session.challenge in page.content()


def test_browser_that_is_too_old_is_told_kindly(live_cast, browser):
    page = browser.window()
    page.add_init_script("delete AbortSignal.timeout")

    page.goto("/")

    page.get_by_text("Deze browser is te oud").wait_for()
    new = browser.window()
    new.goto("/")
    assert not new.get_by_text("Deze browser is te oud").is_visible()
