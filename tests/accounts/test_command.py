"""Accounts made and mended on the server's shell."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from sessions.core.audit.models import AuditEntry
from tests.accounts.people import PASSWORD, log_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(monkeypatch):
    """What is typed on standard input."""
    return lambda words: monkeypatch.setattr("builtins.input", lambda: words)


def test_an_account_is_made_logs_in_and_is_known_by_its_address(typed, cast):
    typed(PASSWORD)
    call_command(
        "create_facilitator",
        "Sofie",
        "--password-stdin",
        "--email",
        "s@rijk.example",
        "--session",
        cast.session.code,
    )
    client, _answer = log_in()
    assert client.get(cast.path("facilitate/")).status_code == 200
    assert get_user_model().objects.get(username="Sofie").email == "s@rijk.example"


def test_a_new_password_ends_what_is_open(typed, cast):
    typed(PASSWORD)
    call_command("create_facilitator", "Sofie", "--password-stdin", "--session", cast.session.code)
    client, _answer = log_in()
    before = cast.session.events.count()
    typed("zeven fietsen slapen buiten")
    call_command("create_facilitator", "Sofie", "--password-stdin")
    assert client.get(cast.path("facilitate/")).status_code == 302
    assert cast.session.events.count() > before


def test_who_only_comes_by_the_login_of_their_organisation_has_no_password(cast):
    call_command("create_facilitator", "Sofie", "--no-password", "--email", "s@rijk.example")
    assert not get_user_model().objects.get(username="Sofie").has_usable_password()
    assert log_in(password="")[1].status_code == 200


def test_a_lost_second_step_is_taken_off(cast):
    user = cast.new_user("Sofie")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    call_command("create_facilitator", "Sofie", "--forget-second-step")
    assert not Authenticator.objects.exists()
    assert AuditEntry.objects.get(act="second_step_removed").about == {"account": user.pk}
    with pytest.raises(CommandError):
        call_command("create_facilitator", "Niemand", "--forget-second-step")


@pytest.mark.parametrize("weak", ["kort", "cocreatie2026", "sofiesofiesofie"])
def test_a_weak_password_is_refused(typed, weak, db):
    typed(weak)
    with pytest.raises(CommandError):
        call_command("create_facilitator", "Sofie", "--password-stdin")
    assert not get_user_model().objects.exists()
