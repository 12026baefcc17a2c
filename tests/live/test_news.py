"""What somebody who was away is told, and who is not told anything."""

from django.test import Client

from sessions.facilitation.steering.operations import move_to, tell_everyone
from sessions.phases.inventory.operations import reveal


def news(cast, client, since) -> str:
    return client.get(cast.path(f"news/?since={since}")).content.decode()


def test_it_counts_what_happened_since(cast):
    cast.open_everything()
    reveal(session=cast.session)
    cast.promises_names()
    cast.session.refresh_from_db()
    since = cast.session.revision
    for number in range(2):
        cast.bram.contributes(f"kaart {number}")
    tell_everyone(session=cast.session, message="Koffie")
    move_to(session=cast.session, phase="enthuse")

    told = news(cast, cast.anna.client(), since)

    assert "2 nieuwe kaarten" in told
    assert "1 bericht van de facilitator" in told
    assert "Enthousiasmeren" in told
    assert "2 nieuwe kaarten" in news(cast, cast.alice_client(), since)
    assert news(cast, cast.anna.client(), since + 99).strip() == ""


def test_it_says_how_many_cards_and_never_what_is_on_them(cast):
    move_to(session=cast.session, phase="inventory")
    for number in range(4):
        cast.bram.contributes(f"nog niet onthuld {number}")
    assert "kaart" not in news(cast, cast.anna.client(), 0)
    cast.bram.contributes("nog niet onthuld")

    told = news(cast, cast.anna.client(), 0)

    assert "er kwamen kaarten bij" in told
    assert "onthuld" not in told


def test_outsiders_and_odd_questions_get_nothing(cast):
    for client in (Client(), cast.zed.client()):
        assert client.get(cast.path("news/?since=0")).status_code == 404
    for odd in ("", "-1", "abc", "1;drop"):
        assert cast.anna.client().get(cast.path(f"news/?since={odd}")).status_code == 404
