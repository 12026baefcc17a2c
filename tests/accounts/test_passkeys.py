"""Passkeys in a real browser, with an authenticator that Chromium plays (CDP, WebAuthn domain)."""

import re

import pytest

from bench.theatre import Theatre, free_port

pytestmark = pytest.mark.browser
PASSWORD = "paard batterij nietje lamp"


@pytest.fixture
def named_server():
    """A server that is reached by a name, as passkeys want it; browsers trust localhost without a certificate."""
    with Theatre() as theatre:
        port = free_port()
        theatre.environment["PUBLIC_URL"] = f"http://localhost:{port}"
        theatre.environment["PASSWORD"] = PASSWORD
        script = (
            "import os, django; django.setup(); from django.contrib.auth import get_user_model as m;"
            "m().objects.create_user('sofie', password=os.environ['PASSWORD'])"
        )
        theatre.python("-c", script)
        with theatre.server(port=port):
            yield f"http://localhost:{port}"


def test_a_passkey_is_made_used_as_second_step_and_instead_of_a_password(browser, named_server):
    page = browser.chromium.new_context().new_page()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    authenticator = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": authenticator})

    log_in(page, named_server)
    page.goto(f"{named_server}/facilitator/account/passkeys/")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Verder").click()
    page.locator("[name=name]").fill("Laptop (demo)")
    page.get_by_label("Hiermee ook inloggen zonder wachtwoord").check()
    page.get_by_role("button", name="Maak de passkey").click()
    page.get_by_role("heading", name="Herstelcodes").wait_for()
    assert page.locator(".codes li").count() == 10
    page.get_by_role("link", name="Mijn account").click()
    page.get_by_text("Laptop (demo)").first.wait_for()
    page.goto(f"{named_server}/facilitator/")
    page.get_by_role("button", name="Uitloggen").click()

    log_in(page, named_server)
    page.get_by_role("button", name="Gebruik een passkey").click()
    page.get_by_role("heading", name="Mijn sessies").wait_for()
    page.get_by_role("button", name="Uitloggen").click()

    page.goto(f"{named_server}/facilitator/login/")
    page.get_by_role("button", name="Log in met een passkey").click()
    page.get_by_role("heading", name="Mijn sessies").wait_for()
    page.context.close()


def log_in(page, address: str) -> None:
    page.goto(f"{address}/facilitator/login/")
    page.locator("[name=login]").fill("sofie")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name=re.compile("^Log in$")).click()
    page.wait_for_load_state()
