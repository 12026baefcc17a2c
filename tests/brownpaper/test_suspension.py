"""What was printed before a text was hidden is no longer handed out; a suspended version is read by no link."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions.brownpaper.handover.operations import add_recipient
from sessions.brownpaper.handover.queries import token_for
from sessions.brownpaper.models import PrintOrder
from sessions.brownpaper.reading.views import newest_file
from sessions.brownpaper.versions import freeze_as_version, resume, suspend
from sessions.core.hiding.operations import hide, show
from sessions.core.hiding.redacting import redact
from sessions.facilitation.steering.operations import thaw
from sessions.phases.conclude.operations import give_consent
from sessions.phases.concretise.operations import write_text
from sessions.phases.introduce.operations import introduce
from sessions.phases.registry import MODERATIONS, REDACTABLES
from tests.core.test_hiding import HARM, WHY, harmful
from tests.live.scenarios import set_stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(cast, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path
    set_stage(cast)
    return cast


def printed(room) -> PrintOrder:
    """A draft that was printed just now."""
    room.session.refresh_from_db()
    order = PrintOrder.objects.create(
        session=room.session, revision=room.session.revision, language="nl", status="ready", file="draft.pdf"
    )
    order.path.write_bytes(b"%PDF")
    return order


def test_a_draft_of_before_is_not_handed_out_once_a_text_was_hidden(room):
    thing = harmful(room, MODERATIONS["question"])
    printed(room)
    address = f"{room.reader_path}brownpaper/pdf/"
    assert Client().get(address).status_code == 200

    hide(MODERATIONS["question"], thing, why=WHY)

    assert newest_file(room.session, "brownpaper") is None
    assert Client().get(address).status_code == 404
    order = printed(room)
    assert newest_file(room.session, "brownpaper") == order


def addresses(room, token: str) -> list[str]:
    number = room.session.versions.first().number
    reader = room.reader_path
    return [
        reader,
        f"{reader}document/",
        f"{reader}brownpaper.json",
        f"{reader}brownpaper.csv",
        f"{reader}versions/{number}.pdf",
        reverse("share", args=[token]),
        reverse("share-document", args=[token]),
        reverse("share-pdf", args=[token]),
        reverse("share-portable", args=[token, "json"]),
        reverse("share-version-pdf", args=[token, number]),
    ]


def test_a_suspended_version_is_read_by_no_link_until_it_is_resumed_or_replaced(room):
    harmful(room, MODERATIONS["question"])
    until = timezone.now() + timedelta(days=1)
    minister = add_recipient(session=room.session, name="Ministerie", role="minister", expires_at=until)
    freeze_as_version(session=room.session, language="nl")
    version, token = room.session.versions.get(), token_for(minister)
    assert any(HARM in Client().get(each).content.decode() for each in addresses(room, token)[:3])
    contents = version.contents

    suspend(version)

    for address in addresses(room, token):
        answer = Client().get(address)
        assert answer.status_code in (404, 410), address
        assert HARM not in answer.content.decode()
    version.refresh_from_db()
    assert version.contents == contents
    assert "opgeschort" in room.alice_client().get(room.path("facilitate/delivery/")).content.decode()

    resume(version)
    assert Client().get(addresses(room, token)[5]).status_code == 200

    suspend(version)
    thaw(session=room.session)
    hide(MODERATIONS["question"], room.session.questions.filter(text=HARM).first(), why=WHY)
    freeze_as_version(session=room.session, language="nl")

    shown = Client().get(reverse("share", args=[token]))
    assert shown.status_code == 200 and HARM not in shown.content.decode()
    assert Client().get(reverse("share-version-pdf", args=[token, version.number])).status_code == 404
    assert Client().get(f"{room.reader_path}versions/{version.number}.pdf").status_code == 410


@pytest.mark.parametrize("moderation", MODERATIONS.values(), ids=lambda each: each.kind)
@pytest.mark.parametrize("is_rewritten", [False, True])
def test_no_version_tells_of_a_hidden_text_that_it_was_there(room, moderation, is_rewritten):
    thing = harmful(room, moderation)
    freeze_as_version(session=room.session, language="nl")
    assert HARM in room.session.versions.first().contents or moderation.kind == "pitch"  # it stands in no paper
    thaw(session=room.session)
    hide(moderation, thing, why=WHY)
    if is_rewritten:
        for column, _text in thing.texts:
            setattr(thing, column, "Iets vriendelijks")
        if moderation.kind == "ask":
            thing.due_words = ""
        thing.save()
        show(moderation, thing)

    freeze_as_version(session=room.session, language="nl")

    version = room.session.versions.first()
    assert version.number == 2 and HARM not in version.contents


@pytest.mark.parametrize("redactable", REDACTABLES.values(), ids=lambda each: each.kind)
def test_no_version_tells_of_a_text_that_was_taken_out(room, redactable):
    if redactable.kind == "consentanswer":
        group, anna = room.extra["workgroup"], room.anna.participant
        give_consent(workgroup=group, participant=anna, answer="objection", reason="duur", improvement="goedkoop")
    if redactable.kind == "introduction":
        introduce(participant=room.anna.participant, why="nieuwsgierig", skills="rekenen")
    if redactable.kind == "text":
        thing = write_text(
            workgroup=room.extra["workgroup"],
            field="think_big",
            text=HARM,
            base_version=0,
            participant=room.anna.participant,
        )
    else:
        thing = redactable.of(room.anna.participant).first()
        redactable.model._base_manager.filter(pk=thing.pk).update(**dict.fromkeys(redactable.columns, HARM))
    freeze_as_version(session=room.session, language="nl")
    thaw(session=room.session)
    redact(redactable, thing, why=WHY)

    freeze_as_version(session=room.session, language="nl")

    assert HARM not in room.session.versions.first().contents
