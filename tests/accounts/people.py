"""Somebody with a password and a second step, and every page of an account."""

import re

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sessions.core.links import token_of
from sessions.core.models import Facilitator
from sessions.facilitation.accounts.way_back import vouch_for
from sessions.facilitation.guests.colleagues import invite_facilitator
from tests.cast import Cast

PASSWORD = "paard batterij nietje lamp"
LOGIN, ACCOUNT = "/facilitator/login/", "/facilitator/account/"


def make_sofie(cast: Cast):
    """A facilitator of this session who has a password."""
    user = cast.new_user("Sofie")
    user.set_password(PASSWORD)
    user.save()
    Facilitator.objects.create(session=cast.session, user=user)
    return user


def log_in(client: Client | None = None, password: str = PASSWORD):
    client = client or Client()
    return client, client.post(LOGIN, {"login": "Sofie", "password": password})


def code_for(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def with_app(client: Client) -> str:
    """Set up an app as second step. Returns its secret."""
    client.post(f"{ACCOUNT}again/", {"password": PASSWORD})
    page = client.get(f"{ACCOUNT}app/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    answer = client.post(f"{ACCOUNT}app/", {"code": code_for(secret)})
    assert answer.url == f"{ACCOUNT}codes/"
    cache.clear()
    return secret


def pages_of_accounts(cast: Cast) -> dict[str, tuple[Client, str]]:
    """Every page of an account, and who can open it."""
    sofie, stranger = make_sofie(cast), Client()
    owner, other = log_in()[0], Client()
    owner.post(f"{ACCOUNT}again/", {"password": PASSWORD})
    app_before = Client()
    app_before.cookies = owner.cookies.copy()
    setting_up = (cast.zed.session.facilitators.get().user, Client())
    setting_up[0].set_password(PASSWORD)
    setting_up[0].save()
    setting_up[1].post(LOGIN, {"login": setting_up[0].username, "password": PASSWORD})
    setting_up[1].post(f"{ACCOUNT}again/", {"password": PASSWORD})
    with_app(owner)
    log_in(other)
    invitation = invite_facilitator(session=cast.session, name="Nacht (demo)")
    invited = reverse("one-time-link", args=[token_of(invitation)])
    vouched = vouch_for(session=cast.session, user=sofie, by=cast.alice)
    return {
        "account": (owner, ACCOUNT),
        "account without a password": (cast.alice_client(), ACCOUNT),
        "password": (owner, f"{ACCOUNT}password/"),
        "first password": (cast.alice_client(), f"{ACCOUNT}password/first/"),
        "app": (setting_up[1], f"{ACCOUNT}app/"),
        "app ends": (owner, f"{ACCOUNT}app/end/"),
        "again": (owner, f"{ACCOUNT}again/"),
        "again by code": (owner, f"{ACCOUNT}again/code/"),
        "codes": (owner, f"{ACCOUNT}codes/"),
        "new codes": (owner, f"{ACCOUNT}codes/new/"),
        "second step": (other, f"{LOGIN}code/"),
        "inactive": (stranger, f"{LOGIN}ended/"),
        "login cancelled": (stranger, f"{LOGIN}cancelled/"),
        "login failed": (stranger, f"{LOGIN}error/"),
        "invited": (stranger, invited),
        "invited and known": (setting_up[1], invited),
        "way back": (stranger, reverse("way-back", args=[token_of(vouched)])),
    }
