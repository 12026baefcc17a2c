"""Whatever a script sends to the pages of an account is answered, never with a fault of ours."""

import pytest
from django.urls import reverse

from sessions.core.links import token_of
from sessions.facilitation.guests.colleagues import invite_facilitator
from tests.accounts.people import ACCOUNT, LOGIN, pages_of_accounts

pytestmark = pytest.mark.django_db
ODD = ["", " ", "x" * 10_000, "nul\x00", "\ud7ff\U0010ffff", "<b>", "null", "{}", "[]", "١٢٣٤٥٦", "-1", "1e9"]
FIELDS = (
    "login",
    "password",
    "code",
    "credential",
    "oldpassword",
    "password1",
    "password2",
    "username",
    "again",
    "next",
)


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_odd_values_break_no_page(cast, odd):
    for name, (client, path) in pages_of_accounts(cast).items():
        client.raise_request_exception = False
        answer = client.post(path, dict.fromkeys(FIELDS, odd))
        assert answer.status_code < 500, (name, answer.status_code)


@pytest.mark.parametrize("odd", ["x", "%00", "~", "a~b", "é" * 300])
def test_odd_addresses_open_nothing(client, odd, db):
    for path in (f"/f/{odd}/", f"/facilitator/back/{odd}/", f"{LOGIN}with/{odd}/", f"/facilitator/saml/{odd}/acs/"):
        for ask in (client.get, client.post):
            client.raise_request_exception = False
            assert ask(path).status_code in (302, 404, 405), path
    assert client.get(f"/facilitator/oidc/{odd}/callback/").status_code in (302, 401, 404)


def test_pressed_twice_an_invitation_leads_to_the_cockpit_twice(cast, client):
    link = invite_facilitator(session=cast.session, name="Nacht (demo)")
    address = reverse("one-time-link", args=[token_of(link)])
    sent = {"username": "nacht", "password": "paard batterij nietje lamp", "again": "paard batterij nietje lamp"}
    for _press in range(2):
        assert client.post(address, sent).url == cast.path("facilitate/")
    assert client.get(ACCOUNT).status_code == 200
