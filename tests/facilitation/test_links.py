from sessions.core.links import token_of
from sessions.core.models import AccessLink
from sessions.facilitation.preparing.operations import renew_link


def one_time(cast) -> str:
    return f"/f/{token_of(AccessLink.objects.create(session=cast.session, role=AccessLink.Role.FACILITATOR))}/"


def test_a_one_time_link_lets_one_browser_in_once(cast, client):
    address = one_time(cast)

    assert client.post(address).url == cast.path("facilitate/")
    assert client.get(cast.path("facilitate/")).status_code == 200

    client.logout()
    assert client.post(address).status_code == 410
    assert client.get(cast.path("facilitate/")).status_code == 302


def test_looking_at_a_one_time_link_does_not_use_it_up(cast, client):
    address = one_time(cast)
    for _look in range(3):
        assert client.get(address).status_code == 200

    assert client.post(address).status_code == 302


def test_whoever_facilitates_already_goes_straight_in(cast):
    address = one_time(cast)
    client = cast.alice_client()

    assert client.get(address).url == cast.path("facilitate/")
    assert AccessLink.objects.get(role="facilitator").used_at is None


def test_a_renewed_link_closes_the_old_one(cast, client):
    old = cast.screen_path

    renew_link(session=cast.session, role="screen")

    assert client.get(old).status_code == 404
    assert client.get(cast.screen_path).status_code == 200


def test_a_new_session_sent_twice_is_made_once(cast, client):
    client.force_login(cast.alice)
    data = {
        "challenge": "Nieuwe opgave",
        "starts_at": "2031-01-01T12:00",
        "keep_months": "12",
        "creation_key": "11111111-2222-4333-8444-555555555555",
    }

    addresses = {client.post("/facilitator/new/", data).url for _press in range(2)}

    assert len(addresses) == 1
    assert cast.alice.facilitates.count() == 2
