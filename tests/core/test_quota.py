"""More than a person sends is refused kindly, keeps the words, and is told to the facilitator."""

import uuid

import pytest

from sessions.core import quota
from sessions.core.overuse.models import Overuse
from sessions.core.overuse.operations import NAMELESS, note_overuse, told_at
from sessions.phases.inventory.models import Contribution
from sessions.phases.inventory.operations import reveal
from sessions.phases.registry import PHASES

HTMX = {"HX-Request": "true"}


@pytest.fixture
def room(cast):
    cast.open_everything()
    return cast


def write(room, client, text="kaart", **more):
    sent = {"kind": "idea", "text": text, "creation_key": str(uuid.uuid4())}
    return client.post(room.path("inventory/contributions/"), sent, **more)


def cockpit(room) -> str:
    return room.alice_client().get(room.path("facilitate/")).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["without scripts", "with scripts"])
def test_things_a_minute(room, settings, headers):
    settings.THINGS_A_MINUTE = 3
    client = room.anna.client()
    for _time in range(3):
        assert write(room, client, headers=headers).status_code in (204, 302)

    answer = write(room, client, "de vierde", headers=headers)

    assert answer.status_code == 429
    assert "erg snel" in answer.content.decode()
    assert "de vierde" in answer.content.decode()
    assert Contribution.objects.count() == 3
    assert write(room, room.bram.client(), headers=headers).status_code in (204, 302)


def test_a_minute_later_it_is_taken(room, settings, monkeypatch):
    settings.THINGS_A_MINUTE = 1
    client = room.anna.client()
    write(room, client)
    assert write(room, client).status_code == 429
    now = quota.time.monotonic()
    monkeypatch.setattr(quota.time, "monotonic", lambda: now + quota.MINUTE)
    assert write(room, client).status_code == 302


def test_things_in_all(room, settings):
    settings.THINGS_IN_ALL = 2
    client = room.anna.client()
    for _time in range(2):
        write(room, client)
    answer = write(room, client, "te veel", headers=HTMX)
    assert answer.status_code == 422
    assert "te veel" in answer.content.decode() and "Overleg met de facilitator" in answer.content.decode()
    assert Contribution.objects.count() == 2


def test_what_is_sent_again_under_its_key_counts_once(room, settings):
    settings.THINGS_A_MINUTE = 1
    client = room.anna.client()
    sent = {"kind": "idea", "text": "een keer", "creation_key": str(uuid.uuid4())}
    for _time in range(3):
        assert client.post(room.path("inventory/contributions/"), sent, headers=HTMX).status_code == 204


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_presses_a_minute(room, settings, accept):
    settings.PRESSES_A_MINUTE = 2
    reveal(session=room.session)
    card = room.bram.contributes("van Bram")
    client = room.anna.client()
    press = lambda: client.post(  # noqa: E731
        room.path(f"inventory/contributions/{card.pk}/dot/"), headers=HTMX | {"Accept": accept}
    )
    assert [press().status_code for _time in range(3)] == [204, 204, 429]
    assert press()["Retry-After"]


@pytest.mark.parametrize("phase", PHASES, ids=lambda phase: phase.slug)
def test_the_facilitator_sees_it_and_who_only_where_names_were_not_promised_away(room, phase):
    note_overuse(participant=room.anna.participant, place=phase.slug)

    is_nameless = phase.slug in ("inform", "inventory")
    assert NAMELESS[phase.slug](room.session) is is_nameless
    assert Overuse.objects.get().participant == (None if is_nameless else room.anna.participant)
    assert ("Anna: " in cockpit(room).replace("<bdi>", "").replace("</bdi>", "")) is not is_nameless
    assert "meer dan een mens kan" in cockpit(room)


@pytest.mark.parametrize("address", ["signal/question/1/", "things/question/1/away/", "me/leaving/"])
def test_outside_the_phases_nobody_is_named(room, settings, address):
    """Who signals stays hidden, also from the facilitator."""
    settings.PRESSES_A_MINUTE = 0
    room.anna.client().post(room.path(address), headers=HTMX)
    assert Overuse.objects.get().participant is None


def test_cards_with_names_name_who_sends_too_much(room):
    room.promises_names()
    note_overuse(participant=room.anna.participant, place="inventory")
    assert Overuse.objects.get().participant == room.anna.participant


def test_a_script_is_told_once_in_a_while(room, settings):
    settings.PRESSES_A_MINUTE = 0
    client = room.anna.client()
    for _time in range(5):
        write(room, client, headers=HTMX)
    assert Overuse.objects.get().times == 1
    told_at.clear()
    write(room, client, headers=HTMX)
    assert Overuse.objects.get().times == 2


def test_facilitators_and_imports_are_not_counted(room, settings):
    settings.PRESSES_A_MINUTE = settings.THINGS_A_MINUTE = settings.THINGS_IN_ALL = 0
    sent = {"text": "feit", "source": "bron", "creation_key": str(uuid.uuid4())}
    assert room.alice_client().post(room.path("inform/facts/"), sent, headers=HTMX).status_code == 200
    room.anna.contributes("uit een opdracht op de server")
