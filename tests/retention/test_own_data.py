"""What is kept of one person: a copy of it, and erasing it, by themselves and by the facilitator."""

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client, TestCase
from django.utils import timezone

from sessions.brownpaper.handover.models import Mailing
from sessions.brownpaper.handover.operations import add_recipient
from sessions.brownpaper.models import PrintOrder
from sessions.brownpaper.versions import freeze_as_version
from sessions.core.audit.models import AuditEntry
from sessions.core.hiding.redacting import redact
from sessions.core.people.invitations.models import Invitation
from sessions.core.people.invitations.operations import invite
from sessions.core.people.invitations.plan import Guest
from sessions.core.people.models import Participant
from sessions.core.people.operations import restore_participant
from sessions.core.people.own_data.erasing import erase_participant
from sessions.core.refusal import Refused
from sessions.facilitation.guests.merging import merge_people, part_people
from sessions.facilitation.steering.operations import thaw
from sessions.phases.concretise.models import SolutionTextVersion
from sessions.phases.concretise.operations import write_text
from sessions.phases.introduce.models import Introduction
from sessions.phases.introduce.operations import introduce
from sessions.phases.registry import REDACTABLES, SLUGS
from tests.live.scenarios import set_stage

pytestmark = pytest.mark.django_db
NAME = "Wilhelmina van der Kwast"


@pytest.fixture
def room(cast):
    """A stage in which Anna, with a name that is nobody else's, left something in every place."""
    set_stage(cast)
    anna = cast.anna.participant
    Participant.objects.filter(pk=anna.pk).update(name=NAME, table="7")
    anna.refresh_from_db()
    invite(session=cast.session, guests=[Guest(NAME, email="w@kwast.example")])
    Invitation.objects.filter(name=NAME).update(participant=anna)
    introduce(participant=anna, why="ik woon hier", skills="timmeren")
    write_text(
        workgroup=cast.extra["workgroup"], field="think_big", text="Een loket", base_version=0, participant=anna
    )
    cast.bram.client().post(cast.path("network/connections/"), {"other": anna.pk, "insight": "een kavel"})
    return cast


def everything() -> str:
    """The whole database, but for versions that were handed over."""
    models = [
        each
        for each in apps.get_app_config("cocreation").get_models()
        if each._meta.model_name != "brownpaperversion"
    ]
    return "".join(serializers.serialize("json", model._base_manager.all(), ensure_ascii=False) for model in models)


def pages_of(cast) -> str:
    alice, bram = cast.alice_client(), cast.bram.client()
    paths = [f"{slug}/" for slug in SLUGS] + ["brownpaper/"]
    mine = [bram.get(cast.path(path), follow=True).content.decode() for path in paths]
    theirs = [alice.get(cast.path(path)).content.decode() for path in ("facilitate/", "facilitate/people/")]
    return "".join(mine + theirs)


def test_a_copy_holds_all_that_names_them_and_what_only_they_can_find(room):
    hers = json.loads(room.anna.client().get(room.path("me/data/")).content)
    told = json.dumps(hers, ensure_ascii=False)
    for words in (NAME, "ik woon hier", "timmeren", "w@kwast.example", "een kavel", "Een loket"):
        assert words in told
    written = {each["text"] for each in hers["things"]["contribution"]}
    assert written and hers["holds_what_was_written_without_a_name"]
    assert room.anna.secret not in told and room.anna.participant.secret_digest not in told

    his = json.loads(
        room.alice_client().get(room.path(f"facilitate/people/{room.anna.participant.pk}/data/")).content
    )
    assert "timmeren" in json.dumps(his) and "contribution" not in his["things"]
    assert AuditEntry.objects.filter(act="data_copied").exists()


def test_nothing_of_others_stands_in_a_copy(room):
    told = room.bram.client().get(room.path("me/data/")).content.decode()
    for words in ("w@kwast.example", "timmeren", NAME):
        assert words not in told


@pytest.mark.parametrize("by", ["herself", "the facilitator"])
def test_erased_the_name_stands_nowhere_any_more(room, by):
    assert NAME in everything() and NAME in pages_of(room)
    version = freeze_as_version(session=room.session, language="nl")
    before = version.contents
    thaw(session=room.session)

    if by == "herself":
        client, path = room.anna.client(), room.path("me/erasing/")
        assert "kan niet worden teruggedraaid" in client.get(path).content.decode()
        assert client.post(path).status_code == 302
    else:
        room.alice_client().post(room.path(f"facilitate/people/{room.anna.participant.pk}/erasing/"))

    for words in (NAME, "w@kwast.example", "ik woon hier", "timmeren"):
        assert words not in everything()
        assert words not in pages_of(room)
    version.refresh_from_db()
    assert version.contents == before, "what was handed over stays as it is"
    assert NAME not in freeze_as_version(session=room.session, language="nl").contents
    assert room.anna.client().get(room.path("inventory/")).status_code == 302, "her link opens nothing"
    assert not Introduction.objects.filter(participant=room.anna.participant).exists()
    assert not SolutionTextVersion.objects.filter(participant=room.anna.participant).exists()
    assert "Een loket" in everything(), "what the room made stays"
    assert AuditEntry.objects.filter(act="participant_erased").exists()


def test_a_name_that_was_taken_out_and_an_entry_that_was_merged_go_too(room):
    anna, again = room.anna.participant, room.bram.participant
    Participant.objects.filter(pk=again.pk).update(name=f"{NAME} (tweede)")
    merge_people(kept=anna, other=Participant.objects.get(pk=again.pk))
    redact(REDACTABLES["participant"], anna, why="privé")
    assert NAME in everything()

    erase_participant(participant=anna)

    assert NAME not in everything()


def test_an_entry_in_an_entry_goes_too_and_is_in_the_copy(room):
    one, two, three = (each.participant for each in (room.anna, room.bram, room.chris))
    for entry, name in ((two, f"{NAME} (tweede)"), (three, f"{NAME} (derde)")):
        Participant.objects.filter(pk=entry.pk).update(name=name)
    merge_people(kept=Participant.objects.get(pk=two.pk), other=Participant.objects.get(pk=three.pk))
    merge_people(kept=Participant.objects.get(pk=one.pk), other=Participant.objects.get(pk=two.pk))

    erase_participant(participant=one)

    assert NAME not in everything()
    for other in (two, three):
        with pytest.raises(Refused):
            part_people(other=Participant.objects.get(pk=other.pk))


def test_a_link_that_was_sent_to_them_goes_and_a_draft_that_was_printed_too(room, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path
    until = timezone.now() + timedelta(days=1)
    hers = add_recipient(
        session=room.session, name=NAME, role="participant", email="w@kwast.example", expires_at=until
    )
    minister = add_recipient(session=room.session, name="Ministerie (demo)", role="minister", expires_at=until)
    Mailing.objects.create(recipient=hers, address=hers.email, subject="x", text=f"Beste {NAME}")
    order = PrintOrder.objects.create(
        session=room.session, revision=1, language="nl", status="ready", file="draft.pdf"
    )
    order.path.write_bytes(b"%PDF")

    with TestCase.captureOnCommitCallbacks(execute=True):
        erase_participant(participant=room.anna.participant)

    assert NAME not in everything() and "w@kwast.example" not in everything()
    assert not order.path.exists()
    hers.refresh_from_db()
    minister.refresh_from_db()
    assert hers.revoked_at and minister.name == "Ministerie (demo)" and not minister.revoked_at


def test_erased_is_erased(room):
    anna = room.anna.participant
    erase_participant(participant=anna)
    with pytest.raises(Refused):
        erase_participant(participant=anna)
    with pytest.raises(Refused):
        restore_participant(participant=Participant.objects.get(pk=anna.pk))


def test_nobody_asks_for_the_data_of_another(room):
    path = room.path(f"facilitate/people/{room.anna.participant.pk}/data/")
    for client in (Client(), room.bram.client()):
        assert client.get(path).status_code in (302, 403)
    assert Client().get(room.path("me/data/")).status_code == 302
