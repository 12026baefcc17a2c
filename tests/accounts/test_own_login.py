"""The organisation's own login, at a real identity provider on loopback: who is let in as whom, and who is not."""

import base64
import html
import re
from functools import partial
from urllib.parse import urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from cocreatie import identity
from sessions.core.links import token_of
from sessions.core.models import Facilitator
from sessions.facilitation.guests.colleagues import invite_facilitator
from tests.accounts import identity_providers
from tests.accounts.people import PASSWORD

pytestmark = pytest.mark.django_db
SOFIE = {"sub": "s-1", "email": "sofie@ministerie.example", "email_verified": True, "name": "Sofie (demo)"}
Browser = partial(Client, HTTP_HOST="testserver")
ATTRIBUTES = {"uid": "s-1", "mail": "sofie@ministerie.example", "displayName": "Sofie (demo)"}


@pytest.fixture
def oidc(settings, monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("geheim\n")
    tim = {"sub": "t-2", "email": "tim@elders.example", "email_verified": True}
    poses = {"sub": "p-3", "email": SOFIE["email"], "email_verified": False}
    with identity_providers.oidc(SOFIE, tim, poses) as address:
        monkeypatch.setenv("OIDC_SERVER_URL", address)
        monkeypatch.setenv("OIDC_NAME", "Ministerie (demo)")
        monkeypatch.setenv("OIDC_CLIENT_SECRET_FILE", str(tmp_path / "secret"))
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": identity.oidc()}}
        yield address


def known(cast, email: str = SOFIE["email"]):
    user = cast.new_user("sofie")
    user.email = email
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    Facilitator.objects.create(session=cast.session, user=user)
    return user


def by_oidc(browser: Client, sub: str = "s-1", next_url: str = ""):
    """Press our button, log in there, and come back."""
    page = browser.post(reverse("own-login", args=["openid_connect"]), {"next": next_url})
    there = html.unescape(re.search(r'href="(http://localhost[^"]+)"', page.content.decode())[1])
    back = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=5).headers["Location"]
    return browser.get(back.removeprefix("http://testserver"))


def test_who_is_known_by_their_address_is_let_in_as_themselves(cast, oidc):
    user, browser = known(cast), Browser()
    assert "Log in met Ministerie (demo)" in browser.get("/facilitator/login/").content.decode()

    assert by_oidc(browser, next_url=cast.path("facilitate/")).url == cast.path("facilitate/")

    assert browser.get(cast.path("facilitate/")).status_code == 200
    assert get_user_model().objects.get(socialaccount__uid="s-1") == user
    assert not Authenticator.objects.exists()
    user.refresh_from_db()
    assert user.check_password(PASSWORD), "the password stands beside it"


@pytest.mark.parametrize("admits_all", [False, True])
def test_an_address_that_nobody_checked_is_nobodys(cast, oidc, settings, admits_all):
    settings.SSO_ADMITS_ALL = admits_all
    user = known(cast)
    by_oidc(browser := Browser(), "p-3")
    assert browser.get(cast.path("facilitate/")).status_code == (403 if admits_all else 302)
    assert not user.socialaccount_set.exists()


def test_a_stranger_of_the_same_organisation_is_told_kindly_and_makes_nothing(cast, oidc):
    before = get_user_model().objects.count()
    answer = by_oidc(browser := Browser(), "t-2")
    assert "hier kent nog niemand u" in answer.content.decode()
    assert get_user_model().objects.count() == before
    assert browser.get("/facilitator/").status_code == 302


def test_an_invitation_lets_a_stranger_in_once_by_their_own_login(cast, oidc):
    link = invite_facilitator(session=cast.session, name="Tim (demo)")
    address, browser = reverse("one-time-link", args=[token_of(link)]), Browser()
    assert "Log in met Ministerie (demo)" in browser.get(address).content.decode()

    assert by_oidc(browser, "t-2", next_url=address).url == address
    assert browser.post(address).url == cast.path("facilitate/")
    assert browser.get(cast.path("facilitate/")).status_code == 200

    elsewhere = Browser()
    elsewhere.get(address)
    get_user_model().objects.filter(socialaccount__uid="t-2").delete()
    assert "hier kent nog niemand u" in by_oidc(elsewhere, "t-2").content.decode(), "it is used up"


def test_where_everybody_of_the_organisation_may_come_they_do(cast, oidc, settings):
    settings.SSO_ADMITS_ALL = True
    by_oidc(browser := Browser(), "t-2")
    assert browser.get("/facilitator/new/").status_code == 200
    assert browser.get(cast.path("facilitate/")).status_code == 403, "but leads no session of others"


def test_where_a_second_step_is_required_their_login_asks_for_it(cast, oidc, settings):
    settings.REQUIRE_MFA = True
    known(cast)
    by_oidc(browser := Browser())
    assert browser.get(cast.path("facilitate/")).status_code == 200


@pytest.mark.parametrize("bad", ["state", "code", "error"])
def test_an_answer_that_is_not_theirs_lets_nobody_in(cast, oidc, bad):
    known(cast)
    browser = Browser()
    page = browser.post(reverse("own-login", args=["openid_connect"]))
    there = html.unescape(re.search(r'href="(http://localhost[^"]+)"', page.content.decode())[1])
    back = urlsplit(requests.post(there, data={"sub": "s-1"}, allow_redirects=False, timeout=5).headers["Location"])
    query = {
        "state": re.sub(r"state=[^&]+", "state=geraden", back.query),
        "code": re.sub(r"code=[^&]+", "code=geraden", back.query),
        "error": "error=access_denied&" + back.query[back.query.index("state=") :],
    }[bad]
    answer = browser.get(f"{back.path}?{query}")
    assert browser.get("/facilitator/").status_code == 302
    assert "Inloggen" in (answer.content.decode() or browser.get(answer.url).content.decode())


def test_a_provider_that_does_not_answer_is_told(settings, monkeypatch, db):
    monkeypatch.setenv("OIDC_SERVER_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("OIDC_NAME", "Weg (demo)")
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": identity.oidc()}}
    browser = Browser()
    answer = browser.post(reverse("own-login", args=["openid_connect"]), follow=True)
    assert "Weg (demo) antwoordt nu niet" in answer.content.decode()


def test_no_login_of_an_organisation_is_offered_where_there_is_none(db):
    assert b"landmark" not in Browser().get("/facilitator/login/").content
    for kind in ("openid_connect", "saml", "github"):
        assert Browser().post(reverse("own-login", args=[kind])).status_code == 404
    assert Browser().get(reverse("saml_metadata", args=["saml"])).status_code == 404


@pytest.fixture
def saml(settings, monkeypatch, tmp_path):
    _key, cert = identity_providers.certificate(tmp_path)
    set_saml(settings, monkeypatch, "http://127.0.0.1:9/sso/metadata", "http://127.0.0.1:9/sso", cert)
    ours = Browser().get(reverse("saml_metadata", args=["saml"])).content.decode()
    with identity_providers.saml(tmp_path, ours, ATTRIBUTES) as (name, address, cert):
        set_saml(settings, monkeypatch, name, address, cert)
        yield address


@pytest.fixture(autouse=True)
def trusted(monkeypatch, request):
    if "saml" in request.fixturenames:
        monkeypatch.setattr(identity, "TRUSTS_EMAIL", ["ministerie.example"])


def set_saml(settings, monkeypatch, name, address, cert) -> None:
    values = {"ENTITY_ID": name, "SSO_URL": address, "CERTIFICATE": str(cert)}
    for variable, value in values.items():
        monkeypatch.setenv(f"SAML_IDP_{variable}", value)
    monkeypatch.setenv("SAML_NAME", "Rijk (demo)")
    settings.SOCIALACCOUNT_PROVIDERS = {"saml": {"APPS": identity.saml()}}


def stated(browser: Client) -> str:
    """Press our button and log in there. Returns what it states, as a browser sends it back to us."""
    page = browser.post(reverse("own-login", args=["saml"]))
    there = html.unescape(re.search(r'href="(http://127[^"]+)"', page.content.decode())[1])
    form = requests.get(there, timeout=5).text
    return re.search(r'name="SAMLResponse" value="([^"]+)"', form)[1]


def hand_in(browser: Client, statement: str):
    answer = browser.post(reverse("saml_acs", args=["saml"]), {"SAMLResponse": statement})
    return browser.get(answer.url)


def test_saml_lets_in_who_is_known(cast, saml):
    user, browser = known(cast), Browser()
    assert hand_in(browser, stated(browser)).status_code == 302
    assert browser.get(cast.path("facilitate/")).status_code == 200
    assert get_user_model().objects.get(socialaccount__uid="s-1") == user


def test_saml_statements_that_were_altered_unsigned_or_used_before_let_nobody_in(cast, saml):
    known(cast)
    first = Browser()
    statement = stated(first)
    plain = base64.b64decode(statement).decode()
    altered = plain.replace("s-1", "t-2")
    unsigned = re.sub(r"<ns\d+:Signature.*?</ns\d+:Signature>", "", plain, flags=re.DOTALL)
    assert altered != plain != unsigned
    for bad in (altered, unsigned, "geen xml"):
        browser = Browser()
        hand_in(browser, base64.b64encode(bad.encode()).decode())
        assert browser.get("/facilitator/").status_code == 302

    other = Browser()
    hand_in(other, statement)
    assert other.get("/facilitator/").status_code == 302, "it answers what another browser asked"
    hand_in(first, statement)
    assert first.get("/facilitator/").status_code == 200
    first.post("/facilitator/logout/")
    hand_in(first, statement)
    assert first.get("/facilitator/").status_code == 302, "it was used"
