"""Frozen versions: they never change, give the same bytes again, and say what changed since the one before."""

import hashlib
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from sessions.brownpaper import versions
from sessions.brownpaper.contents.current import brownpaper_of
from sessions.brownpaper.models import BrownpaperVersion, PrintOrder
from sessions.brownpaper.printing import orders
from sessions.brownpaper.printing.jobs import print_job
from sessions.brownpaper.printing.signing import is_signature_valid
from sessions.brownpaper.versions import file_of, freeze_as_version, print_again
from sessions.core.models import CocreationSession
from sessions.core.refusal import Frozen
from sessions.facilitation.steering.operations import tell_everyone, thaw
from sessions.phases.concretise.operations import write_text
from tests.brownpaper.test_brownpaper import text_of
from tests.printing import print_everything


@pytest.fixture
def room(live_cast, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path / "brownpapers"
    live_cast.open_everything()
    live_cast.extra["group"] = live_cast.workgroup()
    live_cast.anna.contributes("de eerste gedachte")
    yield live_cast
    print_everything()


def freeze(cast) -> BrownpaperVersion:
    version = freeze_as_version(session=cast.session, language="nl")
    print_everything()
    version.refresh_from_db()
    return version


def change(cast) -> None:
    thaw(session=cast.session)
    write_text(
        workgroup=cast.extra["group"], field="title", text="Een beter loket", base_version=0,
        participant=cast.anna.participant,
    )  # fmt: skip
    cast.bram.contributes("de tweede gedachte")


def test_freezing_makes_a_version_and_prints_it(room):
    version = freeze(room)

    assert (version.number, version.status, version.pages > 10) == (1, "ready", True)
    file = file_of(version)
    assert version.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert "de eerste gedachte" in text_of(file)
    assert "Versie 1, vastgesteld" in text_of(file)
    assert "Concept" not in text_of(file)


def test_freezing_twice_is_refused_and_makes_no_second_version(room):
    freeze(room)

    with pytest.raises(Frozen):
        freeze_as_version(session=room.session, language="nl")

    assert BrownpaperVersion.objects.count() == 1


def test_a_version_prints_to_the_same_bytes_again_whatever_happened_since(room, settings, tmp_path):
    version = freeze(room)
    change(room)
    settings.BROWNPAPER_DIR = tmp_path / "another machine"

    print_again(version)
    print_everything()

    again = BrownpaperVersion.objects.get(number=1)
    assert again.status == "ready"
    assert again.sha256 == version.sha256
    assert hashlib.sha256(file_of(again).read_bytes()).hexdigest() == version.sha256


def test_the_next_version_says_what_changed_and_leaves_the_first_alone(room):
    first = freeze(room)
    change(room)

    second = freeze(room)

    first.refresh_from_db()
    assert second.number == 2
    told = {each.about: (each.was, each.now) for each in brownpaper_of(second).differences}
    assert told["Titel van de oplossing"] == ("Eén loket", "Een beter loket")
    assert told["Bijdrage 2"][0] == "" and told["Bijdrage 2"][1].startswith("de tweede gedachte")
    assert "Een beter loket" not in first.contents
    assert "Bijdrage 2" in text_of(file_of(second))


def test_a_version_whose_printing_failed_keeps_its_data_and_can_be_printed_again(room, monkeypatch):
    def broken(job, target, shelf, on_step):
        raise RuntimeError("out of paper")

    with monkeypatch.context() as patched:
        patched.setattr("sessions.brownpaper.printing.execution.print_apart", broken)
        version = freeze(room)
    assert version.status == "failed"
    client = room.alice_client()
    assert "nog niet gelukt" in client.get(room.path("facilitate/delivery/")).content.decode()

    client.post(room.path("facilitate/delivery/versions/1/printing/"))
    print_everything()

    version.refresh_from_db()
    assert version.status == "ready"


@pytest.fixture
def certificate(settings, tmp_path):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Proef")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, private = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (tmp_path / "certificate.pem").write_bytes(made.public_bytes(pem))
    (tmp_path / "key.pem").write_bytes(key.private_bytes(pem, private, serialization.NoEncryption()))
    settings.SIGNING_CERTIFICATE = str(tmp_path / "certificate.pem")
    settings.SIGNING_KEY = str(tmp_path / "key.pem")


def is_valid(file) -> bool:
    """In a thread of its own, as on a server: the browser's driver keeps an event loop in the test's."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(is_signature_valid, file).result(20)


def test_a_signed_version_is_valid_until_a_byte_is_changed(room, certificate, tmp_path):
    version = freeze(room)

    signed = file_of(version)
    assert version.signed_sha256 != version.sha256
    assert is_valid(signed)
    bytes_of = bytearray(signed.read_bytes())
    bytes_of[len(bytes_of) // 3] ^= 1
    (tmp_path / "forged.pdf").write_bytes(bytes_of)
    assert not is_valid(tmp_path / "forged.pdf")
    assert versions.signature_of(version) == "valid"
    signed.write_bytes(bytes_of)
    assert versions.signature_of(version) == "invalid"


def test_a_signature_leaves_both_standards_intact(room, certificate):
    signed = file_of(freeze(room))

    done = subprocess.run(
        [django_settings.BASE_DIR / "scripts" / "verapdf", signed], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_freeze_button_makes_a_version(room):
    room.alice_client().post(room.path("facilitate/freeze/"))

    assert CocreationSession.objects.get(pk=room.session.pk).is_frozen
    assert BrownpaperVersion.objects.get().number == 1


def test_freezing_waits_in_line_with_those_who_write(room):
    """A freeze that took the database before its turn would hold everybody up until SQLite loses patience."""
    stop = threading.Event()

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            tell_everyone(session=room.session, message=f"bericht {number}")
        connection.close()
        return number

    with ThreadPoolExecutor(2) as threads:
        writers = [threads.submit(write) for _writer in range(2)]
        for _round in range(5):
            freeze_as_version(session=room.session, language="nl")
            thaw(session=room.session)
        stop.set()
        assert all(writer.result(5) > 0 for writer in writers)

    assert BrownpaperVersion.objects.count() == 5


def test_a_version_without_its_file_is_printed_again_to_the_same_bytes(room):
    version = freeze(room)
    file_of(version).unlink()
    alice = room.alice_client()
    delivery = room.path("facilitate/delivery/")
    assert "nog niet gelukt" in alice.get(delivery).content.decode()
    assert room.anna.client().get(f"{room.reader_path}versions/1.pdf").status_code == 302

    alice.post(f"{delivery}versions/1/printing/")
    print_everything()

    assert hashlib.sha256(file_of(version).read_bytes()).hexdigest() == version.sha256
    assert room.anna.client().get(f"{room.reader_path}versions/1.pdf").status_code == 200


def test_a_ready_version_is_not_printed_again(room):
    version = freeze(room)

    room.alice_client().post(room.path("facilitate/delivery/versions/1/printing/"))

    assert not DBTaskResult.objects.ready().exists()
    assert BrownpaperVersion.objects.get().sha256 == version.sha256


def test_a_printing_that_died_with_its_process_is_offered_again(room):
    version = freeze(room)
    long_ago = timezone.now() - timedelta(minutes=3)
    BrownpaperVersion.objects.update(status="busy", noted_at=long_ago)

    assert "Probeer opnieuw" in room.alice_client().get(room.path("facilitate/delivery/")).content.decode()

    BrownpaperVersion.objects.update(noted_at=timezone.now())
    assert "Probeer opnieuw" not in room.alice_client().get(room.path("facilitate/delivery/")).content.decode()
    assert version.number == 1


def test_an_old_version_that_cannot_be_read_does_not_stop_the_next_freeze(room):
    freeze(room)
    BrownpaperVersion.objects.update(
        contents='{"format": "cocreatie-brownpaper", "format_version": 1, "brownpaper": {}}'
    )
    change(room)

    second = freeze(room)

    assert (second.number, second.status) == (2, "ready")
    assert brownpaper_of(second).changes == ()


def test_after_the_freeze_nothing_that_is_printed_says_concept(room):
    freeze(room)

    for kind in ("poster", "handouts"):
        orders.order(session=room.session, language="nl", kind=kind)
        print_everything()
        printed = PrintOrder.objects.get(kind=kind)
        assert printed.is_ready
        assert "Concept" not in text_of(printed.path)


def test_a_certificate_that_cannot_be_used_costs_nobody_the_version(room, certificate, settings):
    settings.SIGNING_KEY = settings.SIGNING_CERTIFICATE

    version = freeze(room)

    assert (version.status, version.signed_sha256) == ("ready", "")


def test_only_a_facilitator_of_this_session_freezes_and_prints(room):
    oscar = Client()
    oscar.force_login(room.zed.session.facilitators.get().user)

    for path in (
        "facilitate/freeze/",
        "facilitate/delivery/versions/1/printing/",
        "facilitate/delivery/recipients/",
    ):
        assert oscar.post(room.path(path)).status_code == 403
        assert room.anna.client().post(room.path(path)).status_code == 302

    assert not BrownpaperVersion.objects.exists()


@pytest.mark.parametrize("zone", ["UTC", "America/Paramaribo", "Asia/Tokyo"])
def test_version_says_the_same_hours_on_a_server_in_another_zone(room, zone):
    version = freeze_as_version(session=room.session, language="nl")
    here = print_job(brownpaper_of(version), version.contents)

    with timezone.override(ZoneInfo(zone)):
        there = print_job(brownpaper_of(version), version.contents)

    assert there == here
    assert "uur (UTC+" in here["cover"]["html"]
