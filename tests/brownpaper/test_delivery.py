"""Handing over: links that open for their holder only and end when they should, and answers that are given once."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.core import mail
from django.utils import timezone

from sessions.brownpaper.contents.current import brownpaper_of
from sessions.brownpaper.contents.outline import outline
from sessions.brownpaper.handover.models import AskResponse, Visit
from sessions.brownpaper.handover.operations import (
    add_recipient,
    give_link,
    note_mailing,
    note_visit,
    pass_on,
    revoke,
)
from sessions.brownpaper.handover.queries import token_for
from sessions.brownpaper.versions import checksum_of, freeze_as_version
from sessions.core.models import CocreationSession
from sessions.core.people.models import Recipient
from sessions.core.refusal import Refused
from sessions.core.taking_away import rewrite_thing
from sessions.facilitation.steering.operations import thaw
from sessions.phases.concretise.belongings import ASK
from sessions.phases.enthuse.operations import join_workgroup
from tests.printing import print_everything

TITLE = "Genoeg betaalbare huizen"


@pytest.fixture
def room(live_cast, settings, tmp_path):
    """A frozen session with one ask of the minister."""
    settings.BROWNPAPER_DIR = tmp_path
    live_cast.open_everything()
    group = live_cast.extra["group"] = live_cast.workgroup()
    live_cast.extra["ask"] = live_cast.asks(group, due=date(2031, 7, 1))
    live_cast.extra["version"] = freeze_as_version(session=live_cast.session, language="nl")
    print_everything()
    live_cast.extra["version"].refresh_from_db()
    return live_cast


def recipient(cast, role="minister", **more) -> Recipient:
    until = timezone.now() + timedelta(days=30)
    return add_recipient(session=cast.session, name="Ministerie (demo)", role=role, expires_at=until, **more)


def path_of(someone: Recipient, rest: str = "") -> str:
    return f"/v/{token_for(someone)}/{rest}"


def answer(client, room, someone, asked_in=1, key="", is_confirmed=True, **said):
    """Answer an ask, having looked at the answer once."""
    given = {"stance": "adopt", "reason": "Het past.", "name": "Jansen (demo)"} | said
    address = path_of(someone, f"versions/{asked_in}/asks/{key or room.extra['ask'].creation_key}/response/")
    shown = client.post(address, given)
    confirmed = re.search(r'name="confirmed" value="(\w+)"', shown.content.decode())
    if not (is_confirmed and confirmed):
        return shown
    return client.post(address, given | {"confirmed": confirmed[1]})


def next_version(room, text: str = "", due: date | None = None):
    """Thaw, rewrite the ask if it must be other words, and freeze again."""
    thaw(session=room.session)
    if text or due:
        ask = room.extra["ask"]
        words = {"text": text or ask.text, "recipient": ask.recipient, "due": due or ask.due}
        rewrite_thing(ASK, ask, **words, other="", role="minister")
    version = freeze_as_version(session=room.session, language="nl")
    print_everything()
    return version


def test_a_recipient_reads_the_frozen_version_without_an_account(room, client):
    minister = recipient(room)

    page = client.get(path_of(minister)).content.decode()

    assert TITLE in page
    assert "Geef ons een loket" in page
    assert checksum_of(room.extra["version"]) in page
    assert client.get(path_of(minister, "pdf/")).headers["Content-Type"] == "application/pdf"
    assert f"{len(outline())} Verantwoording" in client.get(path_of(minister, "document/")).content.decode()
    assert client.get(path_of(minister, "brownpaper.json")).json()["brownpaper"]["version"] == 1
    assert list(Visit.objects.values_list("what", flat=True)) == ["page", "pdf", "document", "portable"]


@pytest.mark.parametrize("rest", ["", "pdf/", "document/", "brownpaper.json"])
def test_links_that_ended_say_so_and_leak_nothing(room, client, rest):
    minister = recipient(room)
    assert TITLE in client.get(path_of(minister)).content.decode()
    wrong = client.get(f"/v/999~bogus/{rest}")
    revoke(recipient=minister)
    revoked = client.get(path_of(minister, rest))
    Recipient.objects.update(revoked_at=None, expires_at=timezone.now() - timedelta(seconds=1))
    expired = client.get(path_of(minister, rest))

    for response, status, words in (
        (wrong, 404, "werkt niet"),
        (revoked, 410, "ingetrokken"),
        (expired, 410, "verlopen"),
    ):
        page = response.content.decode()
        assert response.status_code == status
        assert words in page
        assert TITLE not in page and room.session.code not in page and "Ministerie" not in page
    assert Visit.objects.count() == 1


def test_before_the_first_freeze_there_is_nothing_to_read(live_cast, client):
    early = recipient(live_cast)

    page = client.get(path_of(early)).content.decode()

    assert "nog niet klaar" in page
    assert client.get(path_of(early, "pdf/")).status_code == 302


def test_answer_is_shown_before_it_is_given_and_says_who_will_see_it(room, client):
    minister = recipient(room)

    shown = answer(client, room, minister, is_confirmed=False, on_behalf="directeur Wonen").content.decode()

    assert "Dit wordt uw antwoord" in shown and "Iedereen in de sessie ziet dit antwoord meteen" in shown
    assert "directeur Wonen" in shown
    assert not AskResponse.objects.exists()


def test_words_changed_after_they_were_shown_are_shown_again(room, client):
    minister = recipient(room)
    shown = answer(client, room, minister, is_confirmed=False).content.decode()
    confirmed = re.search(r'name="confirmed" value="(\w+)"', shown)[1]

    again = answer(client, room, minister, is_confirmed=False, reason="Iets anders.", confirmed=confirmed)

    assert "Dit wordt uw antwoord" in again.content.decode()
    assert not AskResponse.objects.exists()


def test_next_answer_comes_beside_the_first_which_stays_on_record(room, client):
    minister = recipient(room)

    answer(client, room, minister)
    answer(client, room, minister)  # pressed twice
    answer(client, room, minister, stance="decline", reason="Toch niet.", on_behalf="directeur Wonen")

    first, second = AskResponse.objects.all()
    assert (first.stance, first.version, first.name, first.ask) == (
        "adopt",
        1,
        "Jansen (demo)",
        "Geef ons een loket",
    )
    assert (second.stance, second.on_behalf, second.due) == ("decline", "directeur Wonen", "2031-07-01")
    page = client.get(path_of(minister)).content.decode()
    assert "Wat u eerder antwoordde" in page and "Het past." in page and "Toch niet." in page
    assert "namens" in page


def two_ministers(room):
    """A second ask, of another minister, in the version that is read now; the links of both."""
    thaw(session=room.session)
    other = room.asks(room.extra["group"], text="Verlaag de belasting", of="Klimaat (demo)")
    freeze_as_version(session=room.session, language="nl")
    print_everything()
    until = timezone.now() + timedelta(days=30)
    climate = add_recipient(session=room.session, name="Klimaat (demo)", role="minister", expires_at=until)
    return recipient(room), climate, other


def test_each_minister_sees_and_answers_only_their_own(room, client):
    housing, climate, other = two_ministers(room)

    own, theirs = (client.get(path_of(each)).content.decode() for each in (housing, climate))

    assert climate == other.recipient, "who was asked gets the link, not somebody else of the same name"
    assert "Geef ons een loket" in own and "Verlaag de belasting" not in own
    assert "Verlaag de belasting" in theirs and "Geef ons een loket" not in theirs
    assert answer(client, room, housing, asked_in=2, key=str(other.creation_key)).status_code == 404
    assert answer(client, room, climate, asked_in=2).status_code == 404
    assert answer(client, room, climate, asked_in=2, key=str(other.creation_key)).status_code == 302


@pytest.mark.parametrize(("text", "due", "stands"), [
    ("", None, True),
    ("Geef  ons een loket\n", None, True),
    ("Geef ons twee loketten", None, False),
    ("", date(2032, 1, 1), False),
])  # fmt: skip
def test_answer_stands_over_versions_as_long_as_the_ask_is_the_same(room, client, text, due, stands):
    minister = recipient(room)
    answer(client, room, minister)

    next_version(room, text, due)

    page = client.get(path_of(minister)).content.decode()
    assert ("Deze vraag is veranderd sinds uw antwoord" in page) is not stands
    assert "Het past." in page
    if text and not stands:
        assert "<del>een</del>" in page and "<ins>twee</ins>" in page
        assert "In wat wij u vragen" in page


def test_ask_that_is_not_theirs_is_passed_on_by_the_facilitator(room, client):
    housing, climate, other = two_ministers(room)
    key = str(other.creation_key)

    nobody = answer(client, room, climate, asked_in=2, key=key, stance="not_mine")
    assert "Schrijf erbij aan wie" in nobody.content.decode()
    answer(client, room, climate, asked_in=2, key=key, stance="not_mine", passed_to="de minister van Wonen")
    page = room.alice_client().get(room.path("facilitate/delivery/")).content.decode()
    assert "Verzoeken zonder adressaat" in page and "de minister van Wonen" in page
    room.alice_client().post(
        room.path(f"facilitate/delivery/asks/{other.pk}/passing-on/"), {"recipient": housing.pk}
    )

    assert "Verlaag de belasting" in client.get(path_of(housing)).content.decode()
    assert f"asks/{key}/response/" not in client.get(path_of(climate)).content.decode()
    assert answer(client, room, climate, asked_in=2, key=key).status_code == 404
    assert answer(client, room, housing, asked_in=2, key=key).status_code == 302
    made = brownpaper_of(next_version(room))
    assert {(each.ask.text, each.ask.recipient) for each in made.asks} == {
        ("Geef ons een loket", "Ministerie (demo)"),
        ("Verlaag de belasting", "Ministerie (demo)"),
    }


def test_page_of_an_earlier_version_says_so_and_offers_both(room, client):
    minister = recipient(room)
    next_version(room)

    page = client.get(path_of(minister)).content.decode()

    assert "Dit is versie 2, de nieuwste" in page
    assert client.get(path_of(minister, "versions/1.pdf")).headers["Content-Type"] == "application/pdf"
    thaw(session=room.session)
    assert "De zaal werkt aan een volgende versie" in client.get(path_of(minister)).content.decode()


def test_who_is_asked_has_no_link_until_one_is_given(room, client):
    asked = room.extra["ask"].recipient

    assert client.get(path_of(asked)).status_code == 404
    assert "nog geen link" in room.alice_client().get(room.path("facilitate/delivery/")).content.decode()
    give_link(recipient=asked, expires_at=timezone.now() + timedelta(days=2))
    assert client.get(path_of(asked)).status_code == 200


def test_an_answer_needs_a_reason_and_a_name_and_keeps_what_was_typed(room, client):
    minister = recipient(room)

    response = answer(client, room, minister, reason="", name="Mijn naam")

    assert response.status_code == 422
    assert "Vul dit nog in" in response.content.decode()
    assert "Mijn naam" in response.content.decode()
    assert not AskResponse.objects.exists()


def test_who_was_not_asked_cannot_answer(room, client):
    participant = recipient(room, role="participant")
    minister = recipient(room)
    elsewhere = add_recipient(
        session=room.zed.session, name="x", role="minister", expires_at=timezone.now() + timedelta(days=1)
    )

    assert answer(client, room, participant).status_code == 404
    assert answer(client, room, recipient(room, role="chair")).status_code == 404
    assert answer(client, room, elsewhere).status_code == 404
    assert "Bekijk mijn antwoord" not in client.get(path_of(participant)).content.decode()
    revoke(recipient=minister)
    assert answer(client, room, minister).status_code == 410
    assert not AskResponse.objects.exists()


def test_the_room_sees_the_answer(room, client):
    answer(client, room, recipient(room))

    page = room.anna.client().get(room.path("conclude/")).content.decode()

    assert "Het past." in page and "neem ik over" in page


def test_the_facilitator_makes_sends_and_revokes_links(room):
    alice = room.alice_client()
    path = room.path("facilitate/delivery/")
    until = (timezone.localtime() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
    said = {"name": "Voorzitter Bouw (demo)", "role": "chair", "email": "bouw@example.org", "expires_at": until}

    alice.post(f"{path}recipients/", said)
    chair = Recipient.objects.get(role="chair")
    assert token_for(chair) in alice.get(path).content.decode()
    send(alice, f"{path}recipients/{chair.pk}/mail/")
    assert path_of(chair) in mail.outbox[0].body
    assert checksum_of(room.extra["version"]) in mail.outbox[0].body
    alice.post(f"{path}recipients/{chair.pk}/revocation/")

    assert "ingetrokken" in alice.get(path).content.decode()
    assert token_for(chair) not in alice.get(path).content.decode()


def test_a_link_that_would_be_over_already_is_refused_at_its_field(room):
    said = {"name": "x", "role": "chair", "expires_at": "2001-01-01T10:00"}

    response = room.alice_client().post(room.path("facilitate/delivery/recipients/"), said)

    assert response.status_code == 422
    assert "Kies een moment in de toekomst" in response.content.decode()


def send(client, address: str, **words):
    """Write a message, look at it, and send it."""
    letter = {"email": "bouw@example.org", "sender": "Alice, begeleider", "contact": "Alice, 010 123"}
    page = client.get(address).content.decode()
    subject = re.search(r'name="subject" value="([^"]*)"', page)
    written = letter | {"subject": unescape(subject[1]), "text": "Wij vragen u een loket."} | words
    shown = client.post(address, written).content.decode()
    assert not mail.outbox, "nothing goes out before it was looked at"
    confirmed = re.search(r'name="confirmed" value="(\w+)"', shown)
    return client.post(address, written | {"confirmed": confirmed[1]}, follow=True)


def test_mail_says_who_writes_of_which_session_what_is_asked_and_whom_to_call(room):
    minister = recipient(room, email="wonen@example.org")
    address = room.path(f"facilitate/delivery/recipients/{minister.pk}/mail/")
    draft = room.alice_client().get(address).content.decode()

    send(room.alice_client(), address)

    assert "Geef ons een loket" in draft and "1 juli 2031" in draft and "versie 1" in draft
    (gone,) = mail.outbox
    for words in ("Alice, begeleider", "010 123", TITLE, "Wij vragen u een loket.", path_of(minister)):
        assert words in gone.body
    assert "localhost" not in gone.from_email
    kept = minister.mailings.get()
    assert (kept.address, kept.version, kept.text) == ("bouw@example.org", 1, gone.body)
    assert "gemaild op" in room.alice_client().get(room.path("facilitate/delivery/")).content.decode()


def test_mail_that_cannot_go_out_is_told_and_loses_nothing(room, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    chair = recipient(room, email="bouw@example.org")

    response = send(room.alice_client(), room.path(f"facilitate/delivery/recipients/{chair.pk}/mail/"))

    page = response.content.decode()
    assert response.status_code == 422
    assert "kon niet worden verstuurd" in page and "Wij vragen u een loket." in page
    assert not chair.mailings.exists()


def test_server_without_mail_offers_the_message_to_copy_and_says_nothing_of_sending(room, settings):
    settings.SENDS_MAIL = False
    chair = recipient(room)
    address = room.path(f"facilitate/delivery/recipients/{chair.pk}/mail/")

    page = room.alice_client().get(address).content.decode()

    assert "Deze server verstuurt geen e-mail" in page and path_of(chair) in page
    assert room.alice_client().post(address, {}).status_code == 404


@pytest.mark.parametrize("path", ["facilitate/delivery/", "facilitate/delivery/recipients/"])
def test_only_facilitators_deliver(room, path, client):
    assert room.anna.client().post(room.path(path)).status_code in (302, 405)
    assert client.post(room.path(path)).status_code in (302, 405)
    assert not Recipient.objects.exclude(pk=room.extra["ask"].recipient_id).exists()


def test_an_answer_to_an_older_version_is_refused_and_keeps_its_words(room, client):
    minister = recipient(room)
    next_version(room, "Geef ons geld")

    response = answer(client, room, minister, asked_in=1, reason="Mijn reden.")

    assert response.status_code == 422
    page = response.content.decode()
    assert "Er is intussen een nieuwe versie" in page
    assert "Geef ons geld" in page and "Mijn reden." in page
    assert not AskResponse.objects.exists()
    assert answer(client, room, minister, asked_in=2).status_code == 302
    print_everything()


def test_what_a_recipient_gets_does_not_hold_the_code_to_join(room, client):
    minister = recipient(room)

    for rest in ("", "document/", "brownpaper.json", "brownpaper.csv"):
        response = client.get(path_of(minister, rest))
        assert room.session.code not in response.content.decode() + str(response.headers)


def test_the_next_version_carries_the_answers_and_what_is_still_open(room, client):
    thaw(session=room.session)
    group = room.workgroup("Nog een groep")
    join_workgroup(workgroup=group, participant=room.anna.participant)
    room.asks(group, text="Nog niet beantwoord")
    answer(client, room, recipient(room))

    second = freeze_as_version(session=room.session, language="nl")
    print_everything()

    made = brownpaper_of(second)
    (given,) = made.responses
    assert (given.ask, given.stance, given.version) == ("Geef ons een loket", "neem ik over", 1)
    assert ("verzoek zonder antwoord", "Nog niet beantwoord") in made.open_points
    assert ("verzoek zonder antwoord", "Geef ons een loket") not in made.open_points


def test_ask_of_a_revoked_link_is_shown_and_can_be_passed_on(room, client):
    minister = recipient(room)
    revoke(recipient=minister)
    until = timezone.now() + timedelta(days=2)
    other = add_recipient(session=room.session, name="Een ander (demo)", role="minister", expires_at=until)
    address = room.path("facilitate/delivery/")

    page = room.alice_client().get(address).content.decode()
    room.alice_client().post(f"{address}asks/{room.extra['ask'].pk}/passing-on/", {"recipient": other.pk})

    assert "Verzoeken zonder adressaat" in page and "is ingetrokken" in page
    assert "Geef ons een loket" in client.get(path_of(other)).content.decode()
    assert "Verzoeken zonder adressaat" not in room.alice_client().get(address).content.decode()


def test_message_that_is_confirmed_twice_goes_out_once(room):
    minister = recipient(room)
    address = room.path(f"facilitate/delivery/recipients/{minister.pk}/mail/")
    letter = {
        "email": "a@example.org",
        "sender": "Alice",
        "contact": "010",
        "subject": "s",
        "text": "Wij vragen u iets.",
    }
    shown = room.alice_client().post(address, letter).content.decode()
    confirmed = letter | {"confirmed": re.search(r'name="confirmed" value="(\w+)"', shown)[1]}

    for _press in range(2):
        assert room.alice_client().post(address, confirmed).status_code == 302

    assert len(mail.outbox) == minister.mailings.count() == 1
    lines = mail.outbox[0].body.splitlines()
    assert lines[0] == "Wij vragen u iets." and len(lines) > 5, "each part of a message stands on a line of its own"
    assert any(line.startswith("http") and line.endswith("/") for line in lines)


@pytest.mark.parametrize("moment", ["2001-01-01T10:00", "", "gisteren"])
def test_link_that_would_be_over_already_is_not_given(room, moment):
    asked = room.extra["ask"].recipient
    address = room.path(f"facilitate/delivery/recipients/{asked.pk}/link/")

    assert room.alice_client().post(address, {"expires_at": moment}).status_code == 422
    asked.refresh_from_db()
    assert asked.expires_at is None


@pytest.mark.parametrize("words", [
    {"reason": ""}, {"reason": "a" * 10_000}, {"name": " "}, {"stance": "anders"}, {"on_behalf": "x" * 121},
    {"stance": "not_mine", "passed_to": ""},
])  # fmt: skip
def test_answer_that_cannot_be_is_refused_at_its_place_and_kept(room, client, words):
    minister = recipient(room)

    response = answer(client, room, minister, is_confirmed=False, **words)

    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()
    assert words.get("reason", "Het past.") in response.content.decode()
    assert not AskResponse.objects.exists()


def test_what_is_noted_of_mail_and_passing_on_is_kept(room):
    minister = recipient(room)
    chair = recipient(room, role="chair")

    note_mailing(recipient=minister, version=1, address="a@example.org", subject="s", text="t")
    pass_on(ask=room.extra["ask"], recipient=chair, version=1)

    assert minister.mailings.get().address == "a@example.org"
    assert chair.referrals.get().ask == room.extra["ask"]
    with pytest.raises(Refused):
        pass_on(ask=room.extra["ask"], recipient=recipient(room, role="participant"), version=1)


def test_visit_is_written_down_and_changes_nobodys_screen(room):
    minister = recipient(room)
    before = room.session.events.count()

    note_visit(recipient=minister, what="pdf")

    assert minister.visits.get().what == "pdf"
    assert room.session.events.count() == before


def test_mail_of_a_challenge_on_two_lines_goes_out(room):
    """A session of before, or of another server, may hold one."""
    CocreationSession.objects.filter(pk=room.session.pk).update(
        challenge="Genoeg huizen\r\nBcc: iedereen@example.org"
    )
    chair = recipient(room, email="bouw@example.org")

    send(room.alice_client(), room.path(f"facilitate/delivery/recipients/{chair.pk}/mail/"))

    assert mail.outbox[0].subject == "Brownpaper: Genoeg huizen Bcc: iedereen@example.org"
    assert mail.outbox[0].recipients() == ["bouw@example.org"]
