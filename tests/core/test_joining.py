import uuid

import pytest
from django.test import Client
from django.urls import reverse

from sessions.core.access import cookie_name
from sessions.core.people.models import Participant, Party
from sessions.core.people.operations import add_party, change_party, join, remove_participant
from sessions.core.refusal import Refused
from sessions.phases.inventory.clustering import make_cluster

# One name, as different people type it.
SAME = ("Coöperatie De Brug", "COÖPERATIE DE BRUG", "Coo\u0308peratie  de brug", "coöperatie\u00a0De Brug\u200e")


def form(**more) -> dict:
    return {
        "name": "Dora",
        "new_party": "Buurthuis",
        "sector": "community",
        "charter": "on",
        "creation_key": str(uuid.uuid4()),
    } | more


def test_joining_with_a_new_party_leads_into_the_session(cast, client):
    response = client.post(cast.path("join/"), form())

    assert response.url == cast.path()
    assert Participant.objects.get(name="Dora").party.sector == "community"
    assert client.get(cast.path("me/")).status_code == 200


def test_a_doubled_join_is_one_participant(cast, client):
    same = form()

    client.post(cast.path("join/"), same)
    client.cookies.clear()
    client.post(cast.path("join/"), same)

    assert Participant.objects.filter(name="Dora").count() == 1
    assert client.get(cast.path("me/")).status_code == 200


def test_a_party_that_is_there_is_joined_not_doubled(cast, client):
    client.post(cast.path("join/"), form(new_party="gemeente proef"))

    assert Party.objects.filter(session=cast.session, name__iexact="gemeente proef").count() == 1


def test_a_mistake_is_told_at_its_field_and_keeps_what_was_typed(cast, client):
    response = client.post(cast.path("join/"), form(charter="", sector=""))

    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="Dora"' in page and 'value="Buurthuis"' in page
    assert 'id="join-form-charter_error"' in page
    assert 'id="join-form-sector_error"' in page
    assert not Participant.objects.filter(name="Dora").exists()


def test_an_unknown_code_is_told_at_the_door(cast, client):
    response = client.post("/door/", {"code": "zzzzzz"})

    assert response.status_code == 422
    assert "kennen we niet" in response.content.decode()


def test_the_code_may_be_typed_sloppily(cast, client):
    code = cast.session.code.lower()

    assert client.post("/door/", {"code": f" {code[:3]} {code[3:]} "}).url == cast.path("join/")


def test_a_form_that_somebody_used_before_lets_nobody_in_as_another(cast, client):
    """A shared laptop whose browser went back to the filled-in page."""
    key = str(uuid.uuid4())
    words = {"party": cast.anna.party.pk, "charter": "on", "creation_key": key}
    assert client.post(cast.path("join/"), words | {"name": "Eerste"}).status_code == 302
    client.cookies.clear()

    answer = client.post(cast.path("join/"), words | {"name": "Tweede"})

    assert answer.status_code == 422
    assert not client.cookies.get(cookie_name(cast.session))


@pytest.mark.parametrize("typed", SAME)
def test_a_name_in_other_capitals_or_letters_is_the_same_party(cast, typed):
    known = add_party(session=cast.session, name=SAME[0], sector="business")

    assert add_party(session=cast.session, name=typed, sector="business") == known
    with pytest.raises(Refused):
        change_party(party=cast.anna.party, name=typed, sector="government")
    change_party(party=known, name=typed, sector="business")


@pytest.mark.parametrize("typed", SAME)
def test_a_cluster_of_the_same_name_is_refused(cast, typed):
    make_cluster(session=cast.session, title=SAME[0])

    with pytest.raises(Refused):
        make_cluster(session=cast.session, title=typed)


@pytest.mark.parametrize("name", ["\u200b", "\u3164\u3164", "...", "\u202e"])
def test_nobody_comes_in_without_a_name_that_can_be_read(cast, client, name):
    words = {"name": name, "party": cast.anna.party.pk, "charter": "on"}

    answer = client.post(cast.path("join/"), words)

    assert answer.status_code == 422
    assert not Participant.objects.filter(name__in=["", name]).exists()


@pytest.mark.parametrize("behind", [".", ")", ").", ",", "!", "”", ">", "%20", ".)/", "%E2%80%8B", "%C2%A0"])
@pytest.mark.parametrize("link", ["join", "personal", "screen", "reader"])
def test_a_link_with_something_of_its_sentence_behind_it_works(cast, client, link, behind):
    address = {
        "join": cast.path("join/"),
        "personal": reverse("personal-link", args=[cast.anna.secret]),
        "screen": cast.screen_path,
        "reader": cast.reader_path,
    }[link]

    assert client.get(f"{address}{behind}", follow=True).status_code == 200
    assert client.get(f"{address.rstrip('/')}{behind}", follow=True).status_code == 200


def test_what_does_not_exist_is_still_not_found(db, client):
    assert client.get("/niets/.").status_code == 404
    assert client.get("/s/ZZZZZZ/join/.", follow=True).status_code == 404


@pytest.mark.parametrize("end", ["_", "-", "a"])
def test_a_personal_link_may_end_in_any_sign_and_opens_nothing_once_it_ended(cast, client, end):
    secret = "x" * 31 + end
    participant = join(session=cast.session, name="Eva", party=cast.anna.party, secret=secret)
    assert client.get(f"/p/{secret}/).", follow=True).status_code == 200
    remove_participant(participant=participant)

    assert Client().get(f"/p/{secret}/").status_code == 404
