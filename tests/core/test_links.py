"""Addresses that let somebody in: what they name, when they end, and that they open nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions.core.keyed import signer
from sessions.core.links import LASTS, make_link, readers_token, token_of
from sessions.core.models import AccessLink, Facilitator
from sessions.core.people.invitations import tokens
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.operations import remove_participant, restore_participant
from sessions.facilitation.preparing.operations import renew_link
from sessions.facilitation.shell.queries import link

ROLES = {
    AccessLink.Role.SCREEN: "screen",
    AccessLink.Role.READER: "reader",
    AccessLink.Role.FACILITATOR: "one-time-link",
}


def address(role, token: str) -> str:
    return reverse(ROLES[role], args=[token])


@pytest.mark.parametrize("role", ROLES)
def test_a_signature_over_a_number_opens_nothing(cast, role):
    """Such as an address of another server with the same secret, where that number is another session's."""
    here = make_link(cast.session, role)
    for told in (here.pk, f"{here.pk}.u{cast.alice.pk}", "1", "", "0", "x", f"{here.key}."[:-2]):
        assert Client().get(address(role, signer("access-link").sign(str(told)))).status_code == 404
    assert Client().get(address(role, token_of(here))).status_code == 200


def test_invitations_too(cast):
    guest = Invitation.objects.create(session=cast.session, name="Eva")
    for told in (f"{guest.pk}-1", f"{guest.key.hex}-", f"{guest.key.hex}-x", f"{guest.key.hex}"):
        assert Client().get(reverse("invitation", args=[signer("invitation").sign(told)])).status_code == 404
    assert Client().get(reverse("invitation", args=[tokens.token_of(guest)])).status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_addresses_of_before_work_for_a_while_after_the_upgrade(cast, role):
    there = make_link(cast.session, role)
    old = address(role, signer("access-link").sign(str(there.pk)))
    AccessLink.objects.filter(pk=there.pk).update(numbered_until=timezone.now() + timedelta(days=1))
    assert Client().get(old).status_code == 200
    AccessLink.objects.filter(pk=there.pk).update(numbered_until=timezone.now())
    assert Client().get(old).status_code == 404


@pytest.mark.parametrize("role", LASTS)
def test_an_expired_link_says_so_and_a_new_one_opens(cast, role):
    there = make_link(cast.session, role)
    assert there.expires_at - timezone.now() > timedelta(days=6)
    AccessLink.objects.filter(pk=there.pk).update(expires_at=timezone.now())
    for send in (Client().get, Client().post):
        answer = send(address(role, token_of(there)))
        assert answer.status_code == 410
        assert "verlopen" in answer.content.decode()
        assert cast.session.challenge not in answer.content.decode()

    assert Client().get(address(role, token_of(make_link(cast.session, role)))).status_code == 200


@pytest.mark.parametrize("page", ["", "document/", "brownpaper.json", "brownpaper.csv"])
def test_a_removed_participant_reads_the_draft_no_longer(cast, page):
    client = cast.anna.client()
    mine = client.get(cast.path("brownpaper/")).url + page
    assert client.get(mine).status_code == 200
    AccessLink.objects.update(expires_at=timezone.now())
    assert client.get(mine).status_code == 200, "their own way does not end with that of others"

    remove_participant(participant=cast.anna.participant)
    assert client.get(mine).status_code == 404
    assert Client().get(mine).status_code == 404
    restore_participant(participant=cast.anna.participant)
    assert client.get(mine).status_code == 200

    renew_link(session=cast.session, role=AccessLink.Role.READER)
    assert client.get(mine).status_code == 404
    assert client.get(cast.path("brownpaper/"), follow=True).status_code == 200


def test_who_facilitates_no_longer_reads_no_longer(cast):
    mine = cast.alice_client().get(cast.path("brownpaper/")).url
    assert Client().get(mine).status_code == 200
    Facilitator.objects.all().delete()
    assert Client().get(mine).status_code == 404


def test_ones_own_way_into_another_session_is_none(cast):
    reader = link(cast.session, AccessLink.Role.READER)
    assert Client().get(reverse("reader", args=[readers_token(reader, cast.zed.participant)])).status_code == 404
