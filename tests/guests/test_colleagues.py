"""Facilitators are invited by name from the page, each a person of their own; what was given is taken back."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from sessions.core.links import token_of
from sessions.core.models import AccessLink, Facilitator
from sessions.core.refusal import Refused
from sessions.facilitation.accounts.invitation import come_in_by_new_account
from sessions.facilitation.guests.colleagues import end_facilitating, invite_facilitator, withdraw_link

pytestmark = pytest.mark.django_db
PASSWORD = "paard batterij nietje lamp"


def come_in(link: AccessLink, browser: Client):
    """Somebody who was invited makes an account of their own."""
    sent = {"username": f"{link.name}-{link.pk}", "password": PASSWORD, "again": PASSWORD}
    return browser.post(reverse("one-time-link", args=[token_of(link)]), sent)


def test_two_colleagues_are_two_people(cast):
    alice, page = cast.alice_client(), cast.path("facilitate/people/colleagues/")
    for name in ("Nacht", "Ochtend"):
        alice.post(page, {"name": name})
        shown = alice.get(page).content.decode()
        link = AccessLink.objects.get(name=name)
        assert reverse("one-time-link", args=[token_of(link)]) in shown
        browser = Client()
        come_in(link, browser)
        assert browser.get(cast.path("facilitate/")).status_code == 200
        assert come_in(link, Client()).status_code == 410

    names = {each.user.first_name for each in Facilitator.objects.filter(session=cast.session)}
    assert {"Nacht", "Ochtend"} <= names
    listed = alice.get(page).content.decode()
    assert "Nacht" in listed and "Ochtend" in listed and "/f/" not in listed


def test_two_with_one_link_make_one_account(cast):
    link = invite_facilitator(session=cast.session, name="Nacht")
    form = {"username": "eerste", "password": PASSWORD}
    assert come_in_by_new_account(link, **form)
    assert come_in_by_new_account(link, username="tweede", password=PASSWORD) is None
    assert not get_user_model().objects.filter(username="tweede").exists()


def test_a_name_that_was_taken_a_moment_ago_is_told_at_its_field(cast, monkeypatch):
    link = invite_facilitator(session=cast.session, name="Nacht")
    get_user_model().objects.create_user("bezet")
    monkeypatch.setattr("sessions.facilitation.accounts.invitation.usernames", list)
    sent = {"username": "bezet", "password": PASSWORD, "again": PASSWORD}
    answer = Client().post(reverse("one-time-link", args=[token_of(link)]), sent)
    assert answer.status_code == 422 and "Deze naam heeft al iemand" in answer.content.decode()
    link.refresh_from_db()
    assert link.used_at is None


def test_taken_back_it_lets_in_no_more_and_one_stays(cast):
    link = invite_facilitator(session=cast.session, name="Nacht")
    browser = Client()
    come_in(link, browser)
    night = Facilitator.objects.get(session=cast.session, user__first_name="Nacht")

    cast.alice_client().post(cast.path(f"facilitate/people/colleagues/{night.pk}/removal/"))

    assert browser.get(cast.path("facilitate/")).status_code == 403
    with pytest.raises(Refused):
        end_facilitating(facilitator=Facilitator.objects.get(session=cast.session))


def test_a_link_that_waits_is_withdrawn_and_ends_with_who_may_have_seen_it(cast):
    link, reserve = (invite_facilitator(session=cast.session, name=name) for name in ("Nacht", "Reserve"))
    night = Client()
    come_in(link, night)
    assert "Reserve" in night.get(cast.path("facilitate/people/colleagues/")).content.decode()

    end_facilitating(facilitator=Facilitator.objects.get(session=cast.session, user__first_name="Nacht"))

    assert night.post(reverse("one-time-link", args=[token_of(reserve)])).status_code == 404
    assert night.get(cast.path("facilitate/")).status_code == 403

    third = invite_facilitator(session=cast.session, name="Derde")
    cast.alice_client().post(cast.path(f"facilitate/people/colleagues/links/{third.pk}/withdrawal/"))
    assert Client().post(reverse("one-time-link", args=[token_of(third)])).status_code == 404


def test_a_link_is_withdrawn_once(cast):
    link = invite_facilitator(session=cast.session, name="Nacht")
    withdraw_link(link=link)
    withdraw_link(link=link)
    link.refresh_from_db()
    assert link.revoked_at
