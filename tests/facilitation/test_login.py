"""Guessing passwords comes to an end, by account and not by address, and costs the room nothing."""

import pytest
from django.contrib.auth import get_user_model, hashers
from django.core.cache import cache
from django.test import Client

from cocreatie.asgi import HTTP
from sessions.facilitation.accounts.guessing import DEVICE, MOST_FAILURES

LOGIN = "/facilitator/login/"
RIGHT = "een lang wachtwoord 1"


@pytest.fixture
def account(db):
    return get_user_model().objects.create_user("Sofie", password=RIGHT)


def tries(client: Client, password: str, name: str = "Sofie"):
    return client.post(LOGIN, {"login": name, "password": password})


def locked(answer) -> bool:
    return "Te vaak een verkeerd wachtwoord" in answer.content.decode()


def test_after_so_many_failures_not_even_the_right_one_is_looked_at(account, monkeypatch):
    client = Client()
    for _time in range(MOST_FAILURES):
        assert not locked(tries(client, "fout"))
    monkeypatch.setattr(hashers, "check_password", lambda *_all, **_more: pytest.fail("a hash was made"))

    for other in (client, Client(REMOTE_ADDR="10.9.9.9")):
        assert locked(tries(other, RIGHT))


@pytest.mark.parametrize("name", ["SOFIE", " sofie ", "Sofie"])
def test_another_way_of_writing_the_name_is_the_same_account(account, name):
    for _time in range(MOST_FAILURES):
        tries(Client(), "fout")
    assert locked(tries(Client(), RIGHT, name))


def test_a_whole_room_behind_one_address_logs_in(account):
    other = get_user_model().objects.create_user("Tim", password=RIGHT)
    for _time in range(2 * MOST_FAILURES):
        tries(Client(), "fout")
    assert tries(Client(), RIGHT, other.username).status_code == 302


def test_nobody_locks_a_facilitator_out_of_their_own_browser(account):
    own = Client()
    assert tries(own, RIGHT).status_code == 302
    own.post("/facilitator/logout/")
    for _time in range(2 * MOST_FAILURES):
        tries(Client(), "fout")
    assert tries(own, RIGHT).status_code == 302


def test_a_device_that_was_never_ours_is_counted_with_all_others(account):
    forged = Client()
    for number in range(MOST_FAILURES):
        forged.cookies[DEVICE] = f"verzonnen-{number}"
        tries(forged, "fout")
    assert locked(tries(Client(), RIGHT))


def test_in_ones_own_browser_guessing_ends_too(account):
    own = Client()
    tries(own, RIGHT)
    own.post("/facilitator/logout/")
    for _time in range(MOST_FAILURES):
        tries(own, "fout")
    assert locked(tries(own, RIGHT))
    assert tries(Client(), RIGHT).status_code == 302


def test_a_success_forgets_the_failures(account):
    for _round in range(3):
        for _time in range(MOST_FAILURES - 1):
            tries(Client(), "fout")
        assert tries(Client(), RIGHT).status_code == 302


def test_an_account_that_is_not_there_looks_the_same(account):
    for _time in range(MOST_FAILURES):
        assert not locked(tries(Client(), "fout", "niemand"))
    assert locked(tries(Client(), "fout", "niemand"))
    assert "niemand" not in str(cache.__dict__)


def test_passwords_are_checked_in_a_line_of_their_own():
    assert HTTP.line_for({"method": "POST", "path": LOGIN}) is HTTP.gate
    assert HTTP.line_for({"method": "GET", "path": LOGIN}) is HTTP.threads
    assert HTTP.line_for({"method": "POST", "path": "/s/DEMO24/inventory/contributions/"}) is HTTP.threads
