"""The door: closed, with another code, and parties that wait for the facilitator."""

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from sessions.core.models import CocreationSession
from sessions.core.people import door
from sessions.core.people.models import Participant, Party
from sessions.core.people.operations import confirm_party, join
from sessions.core.refusal import Refused

pytestmark = pytest.mark.django_db
NEW = {"name": "Nieuw", "new_party": "Nieuwe partij", "sector": "business", "charter": "on"}


def test_a_closed_door_lets_in_nobody_by_the_code_and_keeps_who_is_in(cast):
    door.close_door(session=cast.session)

    for answer in (Client().get(cast.path("join/")), Client().post(cast.path("join/"), NEW)):
        assert answer.status_code == 403
        assert "De deur is dicht" in answer.content.decode()
    with pytest.raises(Refused):
        join(session=cast.session, name="Nieuw", party=cast.anna.party, secret="nieuw")
    assert not Participant.objects.filter(name="Nieuw").exists()
    assert cast.anna.client().get(cast.path("inform/"), follow=True).status_code == 200

    door.open_door(session=cast.session)
    assert Client().post(cast.path("join/"), NEW).status_code == 302


def test_after_a_new_code_only_that_lets_in(cast):
    old = cast.session.code
    door.renew_code(session=cast.session)
    cast.session.refresh_from_db()
    new = cast.session.door_code
    assert new and new != old

    stranger = Client()
    for typed in (old, "", "XXXXXX"):
        answer = stranger.post(cast.path("join/"), NEW | {"door": typed})
        assert answer.status_code == 422
        assert "geldt niet" in answer.content.decode() or "Vul dit nog in" in answer.content.decode()
    assert stranger.post("/door/", {"code": new.lower()})["Location"].endswith(f"?door={new}")
    shown = stranger.get(cast.path(f"join/?door={new}")).content.decode()
    assert f'value="{new}"' in shown
    assert stranger.post(cast.path("join/"), NEW | {"door": new}).status_code == 302
    assert cast.anna.client().get(cast.path("me/")).status_code == 200
    for page in (cast.alice_client().get(cast.path("facilitate/")), Client().get(cast.screen_path)):
        assert new in page.content.decode() and f">{old}<" not in page.content.decode()


def test_parties_of_newcomers_wait_for_the_facilitator(cast):
    door.confirm_newcomers_parties(session=cast.session, confirms=True)
    Client().post(cast.path("join/"), NEW)
    party = Party.objects.get(name="Nieuwe partij")
    assert not party.is_confirmed

    client = cast.alice_client()
    assert "nog niet bevestigd" in client.get(cast.path("facilitate/people/")).content.decode()
    confirm_party(party=party)
    client.post(cast.path(f"facilitate/parties/{party.pk}/confirmation/"))
    assert "nog niet bevestigd" not in client.get(cast.path("facilitate/people/")).content.decode()

    client.post(cast.path("facilitate/parties/"), {"name": "Van de facilitator", "sector": "business"})
    assert Party.objects.get(name="Van de facilitator").is_confirmed


def test_what_is_set_already_changes_nothing(cast):
    door.open_door(session=cast.session)
    door.confirm_newcomers_parties(session=cast.session, confirms=False)
    cast.session.refresh_from_db()
    before = cast.session.revision
    door.open_door(session=cast.session)
    cast.session.refresh_from_db()
    assert cast.session.revision == before


@pytest.mark.browser
def test_a_new_code_and_a_closed_door_are_seen_on_the_wall_at_once(live_cast, browser):
    wall = browser.of_screen(live_cast.screen_path)
    cockpit = browser.of_facilitator(live_cast.alice, live_cast.path("facilitate/people/"))
    old = wall.locator(".wall-join__code").inner_text()

    cockpit.get_by_role("button", name="Maak een nieuwe code").click()

    expect(wall.locator(".wall-join__code")).not_to_have_text(old)
    cockpit.get_by_role("button", name="Doe de deur dicht").click()
    expect(wall.locator(".wall-join__code")).to_have_count(0)
    cockpit.wait_for_timeout(900)  # a button that has just become another is not pressed by a double press
    cockpit.get_by_role("button", name="Doe de deur open").click()
    live_cast.session.refresh_from_db()
    expect(wall.locator(".wall-join__code")).to_have_text(live_cast.session.door_code)


@pytest.mark.parametrize(("sessions", "length"), [(2, 6), (21, 7), (1_001, 8)])
def test_the_more_sessions_a_server_holds_the_longer_their_codes(cast, monkeypatch, sessions, length):
    CocreationSession.objects.bulk_create(
        CocreationSession(code=f"X{number}", challenge="vol", starts_at=timezone.now())
        for number in range(sessions - CocreationSession.objects.count())
    )
    assert len(door.new_code()) == length


def test_a_code_that_is_taken_is_not_given_again(cast, monkeypatch):
    letters = iter("AAAAAA" + "BBBBBB")
    CocreationSession.objects.filter(pk=cast.session.pk).update(door_code="AAAAAA")
    monkeypatch.setattr(door.secrets, "choice", lambda _letters: next(letters))
    assert door.new_code() == "BBBBBB"
