"""A second step: set up, asked for, guessed at in vain, lost and got back."""

import re
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sessions.core.links import token_of
from sessions.core.models import Facilitator
from sessions.core.refusal import Refused
from sessions.facilitation.accounts.way_back import vouch_for
from tests.accounts.people import ACCOUNT, LOGIN, PASSWORD, code_for, log_in, make_sofie, with_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def sofie(cast):
    return make_sofie(cast)


@pytest.fixture
def app(sofie):
    client, _answer = log_in()
    return with_app(client)


def codes_of(user) -> list[str]:
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return kept.wrap().get_unused_codes()


def test_after_the_password_a_code_is_asked_for(cast, app):
    client, answer = log_in()

    assert answer.url.startswith(f"{LOGIN}code/")
    assert client.get(cast.path("facilitate/")).status_code == 302, "half a login is none"
    assert client.post(f"{LOGIN}code/", {"code": "000000"}).status_code == 200
    assert client.get(cast.path("facilitate/")).status_code == 302
    client.post(f"{LOGIN}code/", {"code": code_for(app)})
    assert client.get(cast.path("facilitate/")).status_code == 200


def test_each_recovery_code_works_once(cast, app, sofie):
    assert len(codes_of(sofie)) == 10
    code = codes_of(sofie)[0]
    for works in (True, False):
        client, _answer = log_in()
        client.post(f"{LOGIN}code/", {"code": code})
        assert (client.get(cast.path("facilitate/")).status_code == 200) is works


def test_guessing_codes_comes_to_an_end(cast, app):
    client, _answer = log_in()
    for _time in range(12):
        client.post(f"{LOGIN}code/", {"code": "000000"})
    client, _answer = log_in()
    client.post(f"{LOGIN}code/", {"code": code_for(app)})
    assert client.get(cast.path("facilitate/")).status_code == 302


def test_secrets_stand_in_the_database_under_another_key(app, sofie, monkeypatch):
    kept = [str(each.data) for each in Authenticator.objects.filter(user=sofie)]
    assert len(kept) == 2 and not any(app in each for each in kept)
    with patch("allauth.mfa.recovery_codes.internal.auth.decrypt", lambda _kept: ""):
        of_nothing = RecoveryCodes(Authenticator(data={"seed": "", "used_mask": 0})).generate_codes()
    monkeypatch.setattr("sessions.facilitation.accounts.adapters.VAULT", Fernet(Fernet.generate_key()))
    for code in (code_for(app), code_for(""), *of_nothing):
        cache.clear()
        client, _answer = log_in()
        answer = client.post(f"{LOGIN}code/", {"code": code})
        assert answer.status_code == 200, "on another server none is right, and none can be worked out"


def test_what_is_of_the_account_asks_for_the_password_again(app):
    client, _answer = log_in()
    client.post(f"{LOGIN}code/", {"code": code_for(app)})
    for path in ("app/end/", "codes/", "codes/new/", "codes/file/"):
        assert client.get(f"{ACCOUNT}{path}").url.startswith(f"{ACCOUNT}again/")
    client.post(f"{ACCOUNT}again/", {"password": PASSWORD})
    assert client.post(f"{ACCOUNT}app/end/").url == ACCOUNT
    assert log_in()[1].url == "/facilitator/"


def test_where_it_is_required_nothing_else_opens_before_it_is_there(cast, sofie, settings):
    settings.REQUIRE_MFA = True
    client, _answer = log_in()

    for path in ("/facilitator/", cast.path("facilitate/"), cast.path("facilitate/people/")):
        assert client.get(path).url == f"{ACCOUNT}app/"
    assert client.post(cast.path("facilitate/message/"), {"message": "hoi"}).status_code == 302
    assert client.get(ACCOUNT).status_code == 200
    with_app(client)
    assert client.get(cast.path("facilitate/")).status_code == 200


def test_a_colleague_vouches_and_the_password_stays_needed(cast, app, sofie):
    answer = cast.alice_client().post(
        cast.path(f"facilitate/people/colleagues/{Facilitator.objects.get(user=sofie).pk}/back/")
    )
    address = re.search(r"/facilitator/back/[^\"<]+/", answer.content.decode())[0]
    browser = Client()
    assert b"alice" in browser.get(address).content
    browser.post(address)

    assert log_in(browser, "geraden")[1].status_code == 200
    assert log_in(browser)[1].url == "/facilitator/"
    assert browser.get(cast.path("facilitate/")).status_code == 200
    assert not Authenticator.objects.filter(user=sofie).exists(), "what was lost opens nothing any more"
    assert Client().get(address).status_code == 410


def test_who_vouches_does_so_for_one_person_for_half_an_hour(cast, app, sofie, time_machine):
    link = vouch_for(session=cast.session, user=sofie, by=cast.alice)
    other = cast.new_user("Tim")
    other.set_password(PASSWORD)
    other.save()
    browser = Client()
    browser.post(reverse("way-back", args=[token_of(link)]))
    browser.post(LOGIN, {"login": "Tim", "password": PASSWORD})
    link.refresh_from_db()
    assert link.used_at is None, "it is not his"

    time_machine.move_to(link.expires_at)
    assert browser.get(reverse("way-back", args=[token_of(link)])).status_code in (404, 410)
    assert log_in()[1].url.startswith(f"{LOGIN}code/")


def test_nobody_vouches_for_themselves_nor_where_nothing_was_lost(cast, app, sofie):
    with pytest.raises(Refused):
        vouch_for(session=cast.session, user=sofie, by=sofie)
    with pytest.raises(Refused):
        vouch_for(session=cast.session, user=cast.alice, by=sofie)


def test_passkeys_are_offered_where_they_work():
    assert settings.PUBLIC_URL == "http://127.0.0.1:8000"
    assert not settings.HAS_PASSKEYS
    assert b"data-passkey" not in Client().get(LOGIN).content
