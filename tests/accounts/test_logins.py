"""How long a login lasts, and what ends it: everywhere, also by what is still open."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from sessions.facilitation.accounts import terms
from sessions.facilitation.accounts.terms import EXACT
from tests.accounts.people import ACCOUNT, LOGIN, PASSWORD, make_sofie

OTHER = "zeven fietsen slapen buiten"
pytestmark = pytest.mark.django_db


@pytest.fixture
def sofie(cast):
    return make_sofie(cast)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(timezone.now())


def logged_in(password: str = PASSWORD, agent: str = "") -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    assert client.post(LOGIN, {"login": "Sofie", "password": password}).status_code == 302
    return client


def is_in(client: Client, cast) -> bool:
    return client.get(cast.path("facilitate/")).status_code == 200


def test_a_login_ends_after_hours_without_a_page(cast, sofie, settings, time_machine):
    client = logged_in()
    for _page in range(4):
        time_machine.shift(settings.LOGIN_IDLE.total_seconds() - EXACT - 60)
        assert is_in(client, cast)
    time_machine.shift(settings.LOGIN_IDLE.total_seconds() + 60)
    assert not is_in(client, cast)
    assert "U was lang weg" in client.get(LOGIN).content.decode()


def test_a_login_ends_after_a_day_and_a_half_in_any_case(cast, sofie, settings, time_machine):
    client = logged_in()
    hours = settings.LOGIN_LASTS.total_seconds() / 3600
    for _hour in range(int(hours)):
        assert is_in(client, cast)
        time_machine.shift(3600)
    time_machine.shift(60)
    assert not is_in(client, cast)


def test_a_login_of_before_counts_from_when_it_is_seen(cast, sofie, settings, time_machine):
    client = Client()
    client.force_login(sofie)
    kept = client.session
    for name in ("login-since", "login-seen"):
        kept.pop(name, None)
    kept.save()
    UserSession.objects.all().delete()

    assert is_in(client, cast)
    assert UserSession.objects.filter(user=sofie).count() == 1
    time_machine.shift(settings.LOGIN_IDLE.total_seconds() + 60)
    assert not is_in(client, cast)


@pytest.mark.parametrize("how", ["login", "link"])
def test_signing_out_everywhere_ends_every_other_login(cast, sofie, how):
    here, elsewhere = logged_in(agent="Mozilla/5.0 (Windows NT 10.0) Firefox/130.0"), Client()
    if how == "link":
        elsewhere.force_login(sofie)
    else:
        elsewhere = logged_in()
    assert is_in(elsewhere, cast)
    assert b"Firefox, Windows" in here.get(ACCOUNT).content

    before = cast.session.events.count()
    here.post(f"{ACCOUNT}logins/")

    assert is_in(here, cast) and not is_in(elsewhere, cast)
    assert cast.session.events.count() > before, "what is open elsewhere is asked anew"


def test_a_login_that_was_never_listed_ends_too(cast, sofie):
    here, elsewhere = logged_in(), logged_in()
    UserSession.objects.exclude(session_key=here.session.session_key).delete()
    here.post(f"{ACCOUNT}logins/")
    assert is_in(here, cast) and not is_in(elsewhere, cast)


def test_a_changed_password_ends_every_other_login(cast, sofie):
    here, elsewhere = logged_in(), logged_in()
    sent = {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}

    wrong = here.post(f"{ACCOUNT}password/", sent | {"oldpassword": "geraden"})
    assert "Dit is niet uw wachtwoord" in wrong.content.decode()
    before = cast.session.events.count()
    assert here.post(f"{ACCOUNT}password/", sent).status_code == 302

    assert is_in(here, cast) and not is_in(elsewhere, cast)
    assert cast.session.events.count() > before
    assert is_in(logged_in(OTHER), cast)


@pytest.mark.parametrize("weak", ["kort", "wachtwoord123", "cocreatie2026", "Sofie-Sofie-Sofie", "qwertyuiopas"])
def test_a_password_that_is_easily_guessed_is_refused(sofie, weak):
    client = logged_in()
    answer = client.post(f"{ACCOUNT}password/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    assert answer.status_code == 200
    sofie.refresh_from_db()
    assert sofie.check_password(PASSWORD)


def test_the_address_somebody_came_from_is_not_kept(sofie):
    Client(REMOTE_ADDR="203.0.113.9").post(LOGIN, {"login": "Sofie", "password": PASSWORD})
    assert {each.ip for each in UserSession.objects.all()} == {"0.0.0.0"}


def test_a_login_leads_to_a_page_of_ours_only(sofie):
    for there, leads in (("/facilitator/new/", "/facilitator/new/"), ("https://elders.example/", "/facilitator/")):
        answer = Client().post(LOGIN, {"login": "Sofie", "password": PASSWORD, "next": there})
        assert answer.url == leads


def test_nobody_makes_an_account_by_themselves(db):
    for path in ("signup/", "account/signup/", "3rdparty/signup/", "account/email/", "account/password/reset/"):
        assert Client().get(f"/facilitator/{path}").status_code == 404


@pytest.mark.parametrize("act", ["load", "save"])
@pytest.mark.parametrize("path", ["facilitate/", "facilitate/message/"])
def test_a_login_that_the_database_cannot_look_up_now_waits(cast, sofie, monkeypatch, act, path):
    """Before any view: nothing was done, and a browser keeps what it sent and tries again."""
    client = logged_in()
    client.raise_request_exception = False

    def away(*_all, **_more):
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(SessionStore, act, away)
    if act == "save":
        monkeypatch.setattr(terms, "EXACT", -1)
    answer = client.post(cast.path(path), {"message": "hoi"}) if "message" in path else client.get(cast.path(path))

    assert answer.status_code == 503
    assert "Even geduld" in answer.content.decode()
