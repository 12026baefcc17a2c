import uuid

from sessions.core.access import cookie_name
from sessions.core.people.models import Participant, Party


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
