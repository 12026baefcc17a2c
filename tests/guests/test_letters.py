"""Invitations by mail: each guest reads their own, what the mail server says is kept, nobody is mailed twice."""

import io
import uuid

import pytest
from django.core import mail
from django.urls import resolve
from django.utils import timezone
from icalendar import Calendar

from sessions.archive.erase import erase
from sessions.archive.pack import pack
from sessions.archive.unpack import unpack
from sessions.core.people.invitations.letters import operations, sending
from sessions.core.people.invitations.letters.models import InvitationLetter, LetterSent
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import (
    admit,
    change_invitation,
    erase_guest_list,
    invite,
    renew_invitation,
    withdraw_invitation,
)
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.invitations.tokens import invitation_from
from sessions.core.people.secrets import new_secret
from sessions.core.programme.calendar import calendar_of
from sessions.core.refusal import Refused
from tests.mail_server import mail_server

HTMX = {"HX-Request": "true"}
Status = LetterSent.Status
LETTER = {
    "sender": "Wethouder Wonen",
    "reply_to": "griffie@voorbeeld.nl",
    "subject": "Komt u?",
    "text": "Beste [naam], u komt namens [partij].",
}


@pytest.fixture
def room(cast):
    names = ("Eva", "Wim", "Zoë")
    invite(
        session=cast.session,
        guests=[
            Guest(name, "Alfa", "business", email=f"{name.lower().replace('ë', 'e')}@voorbeeld.nl")
            for name in names
        ],
    )
    return cast


def guest(name: str) -> Invitation:
    return Invitation.objects.select_related("session").get(name=name)


def write(room, *names: str, key=None) -> InvitationLetter:
    guests = [guest(name) for name in names or ("Eva", "Wim", "Zoë")]
    base = {"language": "nl", "base": "https://zaal.voorbeeld.nl/"}
    return operations.write_to_guests(session=room.session, guests=guests, creation_key=key, **LETTER, **base)


def statuses() -> dict[str, str]:
    return {each.invitation.name: each.status for each in LetterSent.objects.select_related("invitation")}


def send(letter: InvitationLetter) -> None:
    sending.send_letter.func(letter.pk)


def address_in(text: str) -> str:
    return next(line for line in text.splitlines() if line.startswith("https://zaal.voorbeeld.nl/"))


def test_each_guest_reads_their_own_and_comes_in_with_it(room):
    send(write(room))

    assert {each.to[0] for each in mail.outbox} == {f"{name}@voorbeeld.nl" for name in ("eva", "wim", "zoe")}
    to_eva = next(each for each in mail.outbox if each.to == ["eva@voorbeeld.nl"])
    assert "Beste Eva, u komt namens Alfa." in to_eva.body
    assert "omdat Wethouder Wonen u verwacht" in to_eva.body
    assert "bewaren we uw naam" in to_eva.body
    assert to_eva.reply_to == ["griffie@voorbeeld.nl"]
    assert "Wim" not in to_eva.body
    token = resolve(address_in(to_eva.body).removeprefix("https://zaal.voorbeeld.nl")).kwargs["token"]
    found, issue = invitation_from(token)
    assert admit(invitation=found, issue=issue, secret=new_secret()).name == "Eva"
    assert statuses() == dict.fromkeys(("Eva", "Wim", "Zoë"), Status.ACCEPTED)


def test_no_table_holds_the_address_that_lets_somebody_in(room):
    send(write(room))

    token = address_in(mail.outbox[0].body).rstrip("/").rpartition("/")[2]
    file = io.StringIO()
    pack(room.session, file)
    assert token not in file.getvalue()


def test_the_programme_comes_along_for_the_calendar(room):
    block = room.session.blocks.first()
    send(write(room, "Eva"))

    name, content, kind = mail.outbox[0].attachments[0]
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert name.endswith(".ics") and kind.startswith("text/calendar")
    assert entry.decoded("dtstart") == block.starts_at.replace(microsecond=0)
    assert block.title in str(entry["description"])
    assert str(entry["summary"]) == room.session.challenge


def test_an_entry_of_later_takes_the_place_of_an_earlier_one(room):
    first, later = (Calendar.from_ical(calendar_of(room.session)).walk("VEVENT")[0] for _time in range(2))
    room.session.revision += 1
    (moved,) = Calendar.from_ical(calendar_of(room.session)).walk("VEVENT")

    assert first["uid"] == later["uid"] == moved["uid"]
    assert moved["sequence"] == first["sequence"] + 1


def test_participants_take_the_programme_along(room):
    answer = room.anna.client().get(room.path("programme.ics"))

    assert answer["Content-Type"].startswith("text/calendar")
    assert Calendar.from_ical(answer.content).walk("VEVENT")


def test_what_the_mail_server_says_is_kept(room, settings):
    change = guest("Wim")
    party = change.party
    change_invitation(
        invitation=change, name="Wim", party=party, email="weg@voorbeeld.nl", role="participant", table=""
    )
    letter = write(room)

    with mail_server(settings) as server:
        send(letter)

    assert sorted(to for to, _message in server.taken) == ["eva@voorbeeld.nl", "zoe@voorbeeld.nl"]
    assert statuses() == {"Eva": Status.ACCEPTED, "Wim": Status.REFUSED, "Zoë": Status.ACCEPTED}
    assert "550 Onbekend adres" in LetterSent.objects.get(status=Status.REFUSED).why
    (told,) = (message for to, message in server.taken if to == "zoe@voorbeeld.nl")
    assert "Beste Zoë" in told.get_body().get_content()
    assert [part.get_content_type() for part in told.iter_attachments()] == ["text/calendar"]


def test_a_server_out_of_reach_loses_nothing_and_says_so(room, settings):
    letter = write(room)
    with mail_server(settings):
        pass

    send(letter)

    letter.refresh_from_db()
    assert letter.halted_why
    assert set(statuses().values()) == {Status.WAITING}
    page = room.alice_client().get(room.path("facilitate/people/letters/")).content.decode()
    assert "De mailserver antwoordt niet goed" in page

    with mail_server(settings) as server:
        operations.go_on(letter=letter)
        send(letter)
    assert len(server.taken) == 3
    assert set(statuses().values()) == {Status.ACCEPTED}


def test_a_line_that_breaks_sends_nobody_two(room, settings):
    letter = write(room)

    with mail_server(settings) as server:
        server.hangs_up_after = 2
        send(letter)
        server.hangs_up_after = -1
        assert sorted(statuses().values()) == [Status.ACCEPTED, Status.UNCERTAIN, Status.WAITING]
        operations.go_on(letter=letter)
        send(letter)

    assert len({to for to, _message in server.taken}) == len(server.taken) == 3


def test_two_workers_send_each_letter_once(room):
    letter = write(room)
    mine = sending.claim(letter)

    send(letter)

    assert len(mine) == 3 and not mail.outbox


def test_a_worker_that_died_leaves_uncertain_what_it_was_sending(room):
    letter = write(room)
    sending.claim(letter)
    LetterSent.objects.update(at=timezone.now() - 2 * sending.LOST_AFTER)

    sending.look_after_letters()

    assert set(statuses().values()) == {Status.UNCERTAIN}


def test_what_waits_without_a_task_is_queued_again(room):
    letter = write(room)
    sending.DBTaskResult.objects.all().delete()

    for _look in range(2):
        sending.look_after_letters()

    assert [each.args_kwargs["args"] for each in sending.DBTaskResult.objects.all()] == [[letter.pk]]


def test_nobody_is_mailed_who_came_in_was_called_off_or_got_a_newer_one(room):
    letter = write(room)
    eva, wim, zoe = map(guest, ("Eva", "Wim", "Zoë"))
    admit(invitation=eva, issue=eva.issue, secret=new_secret())
    withdraw_invitation(invitation=wim)
    renew_invitation(invitation=zoe)

    send(letter)

    assert mail.outbox == []
    assert set(statuses().values()) == {Status.DROPPED}


def test_pressed_twice_is_one_letter_and_nobody_left_is_refused(room):
    key = uuid.uuid4()
    assert write(room, key=key) == write(room, key=key)
    withdraw_invitation(invitation=guest("Eva"))

    with pytest.raises(Refused):
        write(room, "Eva")
    assert InvitationLetter.objects.count() == 1


def test_who_has_no_letter_yet_and_who_has(room):
    send(write(room, "Eva"))
    operations.mark_bounced(sent=LetterSent.objects.get())
    send(write(room, "Wim"))

    def having() -> dict[str, bool]:
        return {each.name: each.is_written_to for each in operations.reachable(room.session)}

    assert having() == {"Eva": False, "Wim": True, "Zoë": False}

    operations.unmark_bounced(sent=LetterSent.objects.get(status=Status.BOUNCED))
    assert having()["Eva"]
    renew_invitation(invitation=guest("Wim"))
    assert not having()["Wim"], "the letter that Wim has lets nobody in"


def test_stopped_letters_stay_unsent(room):
    letter = write(room)

    operations.drop(letter=letter)
    send(letter)

    assert mail.outbox == []
    assert set(statuses().values()) == {Status.DROPPED}


def test_it_is_looked_at_before_it_goes(room):
    alice, path = room.alice_client(), room.path("facilitate/people/letters/")
    data = LETTER | {"to": "new", "creation_key": str(uuid.uuid4())}

    looked = alice.post(path, data, headers=HTMX).content.decode()
    assert "Dit gaat naar 3 gasten" in looked and "Beste Eva, u komt namens Alfa." in looked
    assert not InvitationLetter.objects.exists()

    confirmed = looked.split('name="confirmed" value="')[1].split('"')[0]
    alice.post(path, data | {"confirmed": confirmed}, headers=HTMX)
    assert InvitationLetter.objects.get().sent.count() == 3


def test_somebody_more_meanwhile_shows_it_once_more(room):
    alice, path = room.alice_client(), room.path("facilitate/people/letters/")
    data = LETTER | {"to": "new", "creation_key": str(uuid.uuid4())}
    confirmed = (
        alice.post(path, data, headers=HTMX).content.decode().split('name="confirmed" value="')[1].split('"')[0]
    )
    invite(session=room.session, guests=[Guest("Later", "Alfa", email="later@voorbeeld.nl")])

    again = alice.post(path, data | {"confirmed": confirmed}, headers=HTMX).content.decode()

    assert "Dit gaat naar 4 gasten" in again
    assert not InvitationLetter.objects.exists()


def test_one_guest_alone(room):
    alice, eva = room.alice_client(), guest("Eva")
    path = room.path("facilitate/people/letters/")
    assert f'name="guest" value="{eva.pk}"' in alice.get(f"{path}?guest={eva.pk}").content.decode()

    looked = alice.post(path, LETTER | {"guest": eva.pk}, headers=HTMX).content.decode()

    assert "Dit gaat naar 1 gast" in looked


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": "Beste [voornaam],"}, "[voornaam] kennen we niet"),
        ({"reply_to": "geen adres"}, "e-mailadres"),
        ({"to": "again"}, "Er is niemand om dit aan te sturen"),
        ({"to": ""}, "Er is niemand om dit aan te sturen"),
        ({"guest": "999999"}, "keuze"),
        ({"sender": ""}, "Vul dit nog in"),
    ],
)
def test_what_is_wrong_is_said_at_its_place_and_kept(room, wrong, said):
    alice, path = room.alice_client(), room.path("facilitate/people/letters/")
    data = LETTER | {"to": "new", "subject": "Dit blijft staan"} | wrong

    answer = alice.post(path, data, headers=HTMX)

    assert answer.status_code == 422
    assert said in answer.content.decode().replace("&quot;", '"')
    assert "Dit blijft staan" in answer.content.decode()


def test_without_a_mail_server_the_page_says_so(room, settings):
    settings.SENDS_MAIL = False

    page = room.alice_client().get(room.path("facilitate/people/letters/")).content.decode()

    assert "Deze server verstuurt geen e-mail" in page
    assert room.alice_client().post(room.path("facilitate/people/letters/"), LETTER).status_code == 404


def test_forgetting_the_list_forgets_the_addresses_of_letters(room):
    send(write(room))
    eva = guest("Eva")
    admit(invitation=eva, issue=eva.issue, secret=new_secret())

    erase_guest_list(session=room.session)

    assert list(LetterSent.objects.values_list("address", flat=True)) == [""]


def test_another_server_mails_nobody_from_an_archive(room):
    write(room)
    file = io.StringIO()
    pack(room.session, file)
    erase(room.session)

    unpack(file.getvalue().splitlines())

    assert set(LetterSent.objects.values_list("status", flat=True)) == {Status.DROPPED}
    sending.look_after_letters()
    assert mail.outbox == []


def test_nothing_is_lost_before_the_mail_server_may_still_answer(settings):
    assert sending.LOST_AFTER.total_seconds() > 3 * settings.EMAIL_TIMEOUT
