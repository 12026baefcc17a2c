"""One laptop for a table: each their own name, cards, dots and consent, behind a PIN."""

from datetime import timedelta

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions.archive.tables import rows_of, tables
from sessions.core.access import cookie_of as cookie_of_person
from sessions.core.people.door import close_door
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import invitation_of, invite, renew_invitation
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.invitations.tokens import token_of
from sessions.core.people.models import Participant
from sessions.core.people.operations import remove_participant, seat_at
from sessions.core.people.tables.device import MOST_SEATS, cookie_of, device_of
from sessions.core.people.tables.models import Seat
from sessions.core.people.tables.operations import FREE_TRIES
from sessions.facilitation.guests.merging import merge_people
from sessions.facilitation.steering.operations import move_to
from sessions.phases.inventory import operations as inventory
from sessions.phases.inventory.models import Contribution
from sessions.phases.inventory.queries import my_contributions

PINS = {"Kees": "1111", "Noor": "2222"}


@pytest.fixture
def laptop(cast) -> Client:
    """Table 4, at which nobody sits yet."""
    client = Client()
    client.post(cast.path("table/"), {"table": "4"})
    return client


def sits_down(cast, laptop: Client, name: str, pin: str = ""):
    sent = {"name": name, "party": cast.anna.party.pk, "pin": pin or PINS.get(name, "3333"), "charter": "on"}
    return laptop.post(cast.path("table/joining/"), sent)


def passes_on(cast, laptop: Client) -> None:
    laptop.post(cast.path("table/passing-on/"))


def takes_seat(cast, laptop: Client, name: str, pin: str = ""):
    person = Participant.objects.get(name=name)
    return laptop.post(cast.path(f"table/seats/{person.pk}/"), {"pin": pin or PINS[name]})


def who(cast, laptop: Client) -> str:
    """Whose page the laptop shows, "" for nobody's."""
    answer = laptop.get(cast.path("me/"))
    return answer.context["participant"].name if answer.status_code == 200 else ""


def test_each_at_the_table_is_somebody_of_their_own(cast, laptop):
    move_to(session=cast.session, phase="inventory")
    for name in PINS:
        sits_down(cast, laptop, name)
        laptop.post(cast.path("inventory/contributions/"), {"kind": "idea", "text": f"gedachte van {name}"})
        assert who(cast, laptop) == name
        passes_on(cast, laptop)
        assert who(cast, laptop) == ""

    takes_seat(cast, laptop, "Kees")

    page = laptop.get(cast.path("inventory/")).content.decode()
    assert "gedachte van Kees" in page and "gedachte van Noor" not in page
    assert set(Participant.objects.filter(table="4").values_list("name", flat=True)) == set(PINS)
    assert not Contribution.objects.exclude(author=None).exists()


def test_dots_and_consent_are_each_their_own(cast, laptop):
    card = cast.anna.contributes("iets") if move_to(session=cast.session, phase="inventory") is None else None
    inventory.reveal(session=cast.session)
    for name in PINS:
        sits_down(cast, laptop, name)
        laptop.post(cast.path(f"inventory/contributions/{card.pk}/dot/"))
        passes_on(cast, laptop)

    assert sorted(card.dots.values_list("participant__name", flat=True)) == sorted(PINS)


def test_a_wrong_pin_lets_nobody_in_and_says_so_at_its_place(cast, laptop):
    sits_down(cast, laptop, "Kees")
    passes_on(cast, laptop)

    answer = takes_seat(cast, laptop, "Kees", "9999")

    assert answer.status_code == 422
    assert "Deze pincode klopt niet" in answer.content.decode()
    assert who(cast, laptop) == ""


def test_many_wrong_pins_make_the_seat_wait_also_for_the_right_one(cast, laptop):
    sits_down(cast, laptop, "Kees")
    passes_on(cast, laptop)
    for number in range(FREE_TRIES + 2):
        answer = takes_seat(cast, laptop, "Kees", f"90{number:02}")

    assert "Te vaak een verkeerde pincode" in answer.content.decode()
    assert takes_seat(cast, laptop, "Kees").status_code == 422
    assert Seat.objects.get().tries == FREE_TRIES

    Seat.objects.update(locked_until=timezone.now() - timedelta(seconds=1))
    assert takes_seat(cast, laptop, "Kees").status_code == 302
    assert Seat.objects.get().tries == 0


def test_tries_are_counted_whatever_the_laptop_says(cast, laptop):
    """An earlier cookie, brought back, has no more tries than a later one."""
    sits_down(cast, laptop, "Kees")
    passes_on(cast, laptop)
    kept = laptop.cookies[cookie_of(cast.session.code)].value

    for number in range(FREE_TRIES):
        laptop.cookies[cookie_of(cast.session.code)] = kept
        takes_seat(cast, laptop, "Kees", f"80{number:02}")

    assert takes_seat(cast, laptop, "Kees").status_code == 422


def test_the_pin_opens_nothing_on_another_laptop(cast, laptop):
    sits_down(cast, laptop, "Kees")
    other = Client()
    other.post(cast.path("table/"), {"table": "5"})

    assert takes_seat(cast, other, "Kees").status_code == 404
    assert who(cast, other) == ""


def test_no_table_holds_a_pin_or_a_secret(cast, laptop):
    sits_down(cast, laptop, "Kees", "4711")
    secret = laptop.cookies[cookie_of_person(cast.session.code)].value

    stored = "".join(serializers.serialize("jsonl", rows_of(cast.session, model)) for model in tables())

    assert secret not in stored
    assert laptop.cookies[cookie_of(cast.session.code)].value not in stored
    device = device_of(
        {cookie_of(cast.session.code): laptop.cookies[cookie_of(cast.session.code)].value}, cast.session.code
    )
    assert secret not in str(device) and device.opened(Participant.objects.get(name="Kees").pk, "4711") == secret


def test_a_cookie_that_was_tampered_with_is_no_table(cast, laptop):
    sits_down(cast, laptop, "Kees")
    laptop.cookies[cookie_of(cast.session.code)] = laptop.cookies[cookie_of(cast.session.code)].value[:-3] + "abc"

    assert "Een laptop voor de tafel" in laptop.get(cast.path("table/")).content.decode()


def test_who_is_here_already_has_the_first_seat(cast):
    client = cast.anna.client()

    client.post(cast.path("table/"), {"table": "Zuid", "pin": "5555"})

    assert who(cast, client) == ""
    takes_seat(cast, client, cast.anna.participant.name, "5555")
    assert who(cast, client) == cast.anna.participant.name
    assert Participant.objects.get(pk=cast.anna.participant.pk).table == "Zuid"


def test_the_facilitator_sees_who_sits_where(cast):
    for _press in range(2):
        seat_at(participant=cast.anna.participant, table="Noord")

    page = cast.alice_client().get(cast.path("facilitate/people/")).content.decode()
    assert "tafel Noord" in page.replace("</bdi>", "").replace("<bdi>", "")
    assert cast.session.events.filter(verb="participant_changed").count() == 1


def test_eight_sit_at_one_laptop(cast, laptop):
    for number in range(MOST_SEATS):
        sits_down(cast, laptop, f"Gast {number} met een tamelijk lange achternaam van der Berg")
        passes_on(cast, laptop)

    page = laptop.get(cast.path("table/")).content.decode()
    assert "Deze tafel is vol" in page
    assert page.count("seat__form") == MOST_SEATS
    assert len(laptop.cookies[cookie_of(cast.session.code)].value) < 3800
    assert sits_down(cast, laptop, "Nog een").url == cast.path("table/")
    assert not Participant.objects.filter(name="Nog een").exists()


def test_an_invitation_takes_a_seat_too(cast, laptop):
    invite(session=cast.session, guests=[Guest("Eva", "Alfa", "business")])
    address = reverse("invitation", args=[token_of(Invitation.objects.get())])

    assert laptop.post(address, {}).status_code == 422
    laptop.post(address, {"pin": "6666"})
    assert who(cast, laptop) == "Eva"
    passes_on(cast, laptop)

    assert takes_seat(cast, laptop, "Eva", "6666").status_code == 302


def test_who_forgot_their_pin_comes_back_by_a_new_invitation(cast, laptop):
    move_to(session=cast.session, phase="inventory")
    sits_down(cast, laptop, "Kees")
    passes_on(cast, laptop)
    kees = Participant.objects.get(name="Kees")
    fresh = renew_invitation(invitation=invitation_of(kees))

    assert "nieuwe uitnodiging" in takes_seat(cast, laptop, "Kees").content.decode()
    laptop.post(reverse("invitation", args=[token_of(fresh)]), {"pin": "7777"})
    passes_on(cast, laptop)

    assert takes_seat(cast, laptop, "Kees", "7777").status_code == 302
    assert laptop.get(cast.path("table/")).content.decode().count("seat__form") == 1


def test_a_removed_person_has_no_seat_and_a_merged_one_sits_under_the_name_that_stayed(cast, laptop):
    for name in PINS:
        sits_down(cast, laptop, name)
        passes_on(cast, laptop)
    kees, noor = (Participant.objects.get(name=name) for name in PINS)
    merge_people(kept=cast.anna.participant, other=kees)
    remove_participant(participant=noor)

    page = laptop.get(cast.path("table/")).content.decode()

    assert cast.anna.participant.name in page and "Noor" not in page
    assert takes_seat(cast, laptop, "Noor").status_code == 404
    assert takes_seat(cast, laptop, "Kees").status_code == 302
    assert who(cast, laptop) == cast.anna.participant.name


def test_giving_up_a_seat_keeps_the_person(cast, laptop):
    sits_down(cast, laptop, "Kees")
    secret = laptop.cookies[cookie_of_person(cast.session.code)].value

    laptop.post(cast.path("table/leaving/"))

    assert "Kees" not in laptop.get(cast.path("table/")).content.decode()
    own = Client()
    own.get(reverse("personal-link", args=[secret]))
    assert who(cast, own) == "Kees"


def test_nobody_sits_down_behind_a_closed_door_without_an_invitation(cast, laptop):
    close_door(session=cast.session)

    assert sits_down(cast, laptop, "Kees").status_code == 403
    assert not Participant.objects.filter(name="Kees").exists()


def test_pressed_twice_is_one_person_with_one_seat(cast, laptop):
    sent = {
        "name": "Kees",
        "party": cast.anna.party.pk,
        "pin": "1111",
        "charter": "on",
        "creation_key": "0b6cf1a6-5f6d-4f0c-8f0e-6a4d0c1a2b3c",
    }
    for _press in range(2):
        laptop.post(cast.path("table/joining/"), sent)

    assert Participant.objects.filter(name="Kees").count() == 1
    assert laptop.get(cast.path("table/")).content.decode().count("seat__form") == 1


@pytest.mark.parametrize("pin", ["", "12", "12345", "abcd", "١٢٣٤"])
def test_a_pin_is_four_digits_and_what_was_typed_stays(cast, laptop, pin):
    answer = laptop.post(
        cast.path("table/joining/"), {"name": "Kees", "party": cast.anna.party.pk, "pin": pin, "charter": "on"}
    )

    assert answer.status_code == 422
    assert 'value="Kees"' in answer.content.decode()
    assert not Participant.objects.filter(name="Kees").exists()


def test_pages_of_somebody_refuse_to_write_for_whoever_took_the_laptop(cast, laptop):
    move_to(session=cast.session, phase="inventory")
    sits_down(cast, laptop, "Kees")
    kees = Participant.objects.get(name="Kees")
    passes_on(cast, laptop)
    sits_down(cast, laptop, "Noor")

    answer = laptop.post(
        cast.path("inventory/contributions/"),
        {"kind": "idea", "text": "van Kees", "page_of": str(kees.pk)},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 409 and answer["X-Refused"] == "person"
    assert not Contribution.objects.exists()


def test_cards_without_a_name_are_found_by_their_author_alone(cast, laptop):
    move_to(session=cast.session, phase="inventory")
    sits_down(cast, laptop, "Kees")
    laptop.post(cast.path("inventory/contributions/"), {"kind": "idea", "text": "van mij"})
    kees = Participant.objects.get(name="Kees")
    kees.secret = laptop.cookies[cookie_of_person(cast.session.code)].value
    passes_on(cast, laptop)
    sits_down(cast, laptop, "Noor")
    noor = Participant.objects.get(name="Noor")
    noor.secret = laptop.cookies[cookie_of_person(cast.session.code)].value

    assert [card.text for card in my_contributions(kees)] == ["van mij"]
    assert not my_contributions(noor).exists()
