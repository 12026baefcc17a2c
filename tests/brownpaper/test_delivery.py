"""Handing over: links that open for their holder only and end when they should, and answers that are given once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from sessions.brownpaper.contents.current import brownpaper_of
from sessions.brownpaper.contents.outline import outline
from sessions.brownpaper.handover.models import AskResponse, Recipient, Visit
from sessions.brownpaper.handover.operations import add_recipient, note_visit, revoke
from sessions.brownpaper.handover.queries import token_for
from sessions.brownpaper.versions import checksum_of, freeze_as_version
from sessions.core.models import CocreationSession
from sessions.facilitation.steering.operations import thaw
from sessions.phases.concretise.operations import write_text
from sessions.phases.enthuse.operations import join_workgroup
from tests.printing import print_everything

TITLE = "Genoeg betaalbare huizen"


@pytest.fixture
def room(live_cast, settings, tmp_path):
    """A frozen session with one ask of the minister."""
    settings.BROWNPAPER_DIR = tmp_path
    live_cast.open_everything()
    group = live_cast.extra["group"] = live_cast.workgroup()
    for field, text in (("ask", "Geef ons een loket"), ("ask_to", "minister")):
        write_text(workgroup=group, field=field, text=text, base_version=0, participant=live_cast.anna.participant)
    live_cast.extra["version"] = freeze_as_version(session=live_cast.session, language="nl")
    print_everything()
    live_cast.extra["version"].refresh_from_db()
    return live_cast


def recipient(cast, role="minister", **more) -> Recipient:
    until = timezone.now() + timedelta(days=30)
    return add_recipient(session=cast.session, name="Ministerie (demo)", role=role, expires_at=until, **more)


def path_of(someone: Recipient, rest: str = "") -> str:
    return f"/v/{token_for(someone)}/{rest}"


def answer(client, room, someone, asked_in=1, **said):
    given = {"stance": "adopt", "reason": "Het past.", "name": "De minister (demo)"} | said
    return client.post(path_of(someone, f"versions/{asked_in}/asks/1/response/"), given)


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


def test_an_ask_is_answered_once_for_each_version(room, client):
    minister = recipient(room)

    assert answer(client, room, minister).status_code == 302
    again = answer(client, room, minister, stance="decline", reason="Toch niet.")

    assert again.status_code == 422
    assert "Uw eerste antwoord blijft staan" in again.content.decode()
    (only,) = AskResponse.objects.all()
    assert (only.stance, only.version, only.name) == ("adopt", 1, "De minister (demo)")
    assert only.ask == "Geef ons een loket"
    assert "neem ik over" in client.get(path_of(minister)).content.decode()


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
    assert "Geef dit antwoord" not in client.get(path_of(participant)).content.decode()
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
    chair = Recipient.objects.get()
    assert token_for(chair) in alice.get(path).content.decode()
    alice.post(f"{path}recipients/{chair.pk}/mail/")
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


def test_mail_that_cannot_go_out_is_told_and_loses_nothing(room, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    chair = recipient(room, email="bouw@example.org")

    response = room.alice_client().post(room.path(f"facilitate/delivery/recipients/{chair.pk}/mail/"), follow=True)

    assert "kon niet worden verstuurd" in response.content.decode()


@pytest.mark.parametrize("path", ["facilitate/delivery/", "facilitate/delivery/recipients/"])
def test_only_facilitators_deliver(room, path, client):
    assert room.anna.client().post(room.path(path)).status_code in (302, 405)
    assert client.post(room.path(path)).status_code in (302, 405)
    assert not Recipient.objects.exists()


def test_an_answer_to_an_older_version_is_refused_and_keeps_its_words(room, client):
    minister = recipient(room)
    thaw(session=room.session)
    write_text(
        workgroup=room.extra["group"], field="ask", text="Geef ons geld", base_version=1,
        participant=room.anna.participant,
    )  # fmt: skip
    freeze_as_version(session=room.session, language="nl")

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
    write_text(
        workgroup=group, field="ask", text="Nog niet beantwoord", base_version=0, participant=room.anna.participant
    )
    answer(client, room, recipient(room))

    second = freeze_as_version(session=room.session, language="nl")
    print_everything()

    made = brownpaper_of(second)
    (given,) = made.responses
    assert (given.ask, given.stance, given.version) == ("Geef ons een loket", "neem ik over", 1)
    assert ("vraag zonder antwoord", "Nog niet beantwoord") in made.open_points
    assert ("vraag zonder antwoord", "Geef ons een loket") not in made.open_points


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

    room.alice_client().post(room.path(f"facilitate/delivery/recipients/{chair.pk}/mail/"))

    assert mail.outbox[0].subject == "Brownpaper: Genoeg huizen Bcc: iedereen@example.org"
    assert mail.outbox[0].recipients() == ["bouw@example.org"]
