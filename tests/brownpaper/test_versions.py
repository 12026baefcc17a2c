"""Frozen versions: they never change, give the same bytes again, and say what changed since the one before."""

import hashlib
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings as django_settings

from sessions.brownpaper import versions
from sessions.brownpaper.models import BrownpaperVersion
from sessions.brownpaper.signing import is_signature_valid
from sessions.brownpaper.versions import brownpaper_of, file_of, freeze_as_version, print_version
from sessions.core.models import CocreationSession
from sessions.core.refusal import Frozen
from sessions.facilitation.operations import thaw
from sessions.phases.concretise.operations import write_text
from tests.brownpaper.test_brownpaper import text_of


@pytest.fixture
def room(live_cast, settings, tmp_path):
    settings.BROWNPAPER_DIR = tmp_path / "brownpapers"
    live_cast.open_everything()
    live_cast.extra["group"] = live_cast.workgroup()
    live_cast.anna.contributes("de eerste gedachte")
    yield live_cast
    versions.PRINTERS.submit(lambda: None).result(60)


def freeze(cast) -> BrownpaperVersion:
    version = freeze_as_version(session=cast.session, language="nl")
    versions.PRINTERS.submit(lambda: None).result(60)
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
    assert "Versie 1, bevroren" in text_of(file)
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

    print_version(version)

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
    assert brownpaper_of(second).changes == (
        "Gewijzigd: oplossing 1, Een beter loket.",
        "Nieuwe bijdragen: 2.",
    )
    assert "Een beter loket" not in first.data
    assert "Nieuwe bijdragen: 2." in text_of(file_of(second))


def test_a_version_whose_printing_failed_keeps_its_data_and_can_be_printed_again(room, monkeypatch):
    def broken(job, target, on_step):
        raise RuntimeError("out of paper")

    with monkeypatch.context() as patched:
        patched.setattr("sessions.brownpaper.operations.press", broken)
        version = freeze(room)
    assert version.status == "failed"
    client = room.alice_client()
    assert "nog niet gelukt" in client.get(room.path("facilitate/delivery/")).content.decode()

    client.post(room.path("facilitate/delivery/versions/1/printing/"))
    versions.PRINTERS.submit(lambda: None).result(60)

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


def test_a_signed_version_is_valid_until_a_byte_is_changed(room, certificate, tmp_path):
    version = freeze(room)

    signed = file_of(version)
    assert version.signed_sha256 != version.sha256
    assert is_signature_valid(signed)
    bytes_of = bytearray(signed.read_bytes())
    bytes_of[len(bytes_of) // 3] ^= 1
    (tmp_path / "forged.pdf").write_bytes(bytes_of)
    assert not is_signature_valid(tmp_path / "forged.pdf")


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
