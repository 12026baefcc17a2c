"""What an archivist takes over: everything is there, described, and as its checksum says."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from lxml import etree

from sessions.archive.archivist import CHECKSUMS, export
from sessions.archive.mdto import SPACE
from sessions.brownpaper.versions import freeze_as_version, suspend
from sessions.core.audit.models import AuditEntry
from sessions.core.hiding.operations import hide
from sessions.core.retention import kept_until
from sessions.phases.registry import MODERATIONS

pytestmark = pytest.mark.django_db
CREATOR = "Gemeente Proef (demo)"


@pytest.fixture
def dossier(cast, tmp_path):
    cast.open_everything()
    card = cast.anna.contributes("een geheim nummer")
    freeze_as_version(session=cast.session, language="nl")
    hide(MODERATIONS["contribution"], card, why="persoonlijk")
    suspend(cast.session.versions.get())
    folder = tmp_path / "dossier"
    cast.extra["metadata"], cast.extra["key"] = export(cast.session, folder, creator=CREATOR, for_ever=False)
    cast.extra["folder"] = folder
    return cast


def said(file, path: str) -> list[str]:
    found = etree.parse(file).iterfind(f".//{'/'.join(f'{{{SPACE}}}{each}' for each in path.split('/'))}")
    return [each.text for each in found]


def test_every_file_is_described_and_as_its_checksum_says(dossier):
    folder = dossier.extra["folder"]
    listed = dict(reversed(line.split("  ")) for line in (folder / CHECKSUMS).read_text().splitlines())
    files = {file.name for file in folder.iterdir()} - {CHECKSUMS}
    assert set(listed) == files
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    for file in folder.iterdir():
        if file.suffix != ".xml" and file.name != CHECKSUMS:
            about = folder / f"{file.name}.bestand.mdto.xml"
            assert said(about, "checksum/checksumWaarde") == [listed[file.name]]
            assert said(about, "omvang") == [str(file.stat().st_size)]


def test_the_dossier_holds_its_parts_and_they_point_back(dossier):
    folder, key = dossier.extra["folder"], str(dossier.session.creation_key)
    main = folder / "dossier.mdto.xml"
    assert said(main, "aggregatieniveau/begripLabel") == ["Dossier"]
    assert said(main, "archiefvormer/verwijzingNaam") == [CREATOR]
    assert said(main, "waardering/begripCode") == ["V"]
    assert said(main, "bewaartermijn/termijnEinddatum") == [kept_until(dossier.session).isoformat()]
    parts = said(main, "bevatOnderdeel/verwijzingIdentificatie/identificatieKenmerk")
    pieces = [each for each in dossier.extra["metadata"] if "bestand" not in each.name and each != main]
    assert parts == [said(each, "identificatie/identificatieKenmerk")[0] for each in pieces]
    for piece in pieces:
        assert said(piece, "isOnderdeelVan/verwijzingIdentificatie/identificatieKenmerk") == [key]


def test_what_is_not_public_says_so_and_why(dossier):
    folder = dossier.extra["folder"]
    for slug, public in (("moderation", True), ("audit", False), ("session", False), ("brownpaper-1", False)):
        file = folder / f"{slug}.mdto.xml"
        assert said(file, "beperkingGebruik/beperkingGebruikType/begripLabel") == [
            "geen" if public else "niet openbaar"
        ]
        assert bool(said(file, "beperkingGebruik/beperkingGebruikNadereBeschrijving")) is not public


def test_what_was_hidden_is_sealed_and_the_log_is_along(dossier):
    folder = dossier.extra["folder"]
    assert dossier.extra["key"] and "een geheim nummer" not in (folder / "session.jsonl").read_text()
    assert "een geheim nummer" not in (folder / "moderation.csv").read_text()
    assert "persoonlijk" not in (folder / "moderation.csv").read_text()
    assert "version_suspended" in (folder / "audit.csv").read_text()
    assert json.loads((folder / "brownpaper-1.json").read_text())
    assert AuditEntry.objects.filter(act="archived").exists()


def test_a_schema_is_held_against_it(cast, tmp_path):
    schema = tmp_path / "schema.xsd"
    inside = '<xs:complexType><xs:sequence><xs:any processContents="skip"/></xs:sequence></xs:complexType>'
    only = f'<xs:element name="MDTO">{inside}</xs:element>'
    for name, body, works in (("any", only, True), ("none", '<xs:element name="Anders"/>', False)):
        schema.write_text(
            f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{SPACE}">{body}</xs:schema>'
        )
        words = ("archive_session", cast.session.code, tmp_path / name, "--creator", CREATOR, "--schema", schema)
        if works:
            call_command(*map(str, words), stdout=StringIO())
        else:
            with pytest.raises(CommandError):
                call_command(*map(str, words), stdout=StringIO())


def test_a_folder_that_is_there_is_left_alone(cast, tmp_path):
    with pytest.raises(CommandError):
        call_command("archive_session", cast.session.code, str(tmp_path), "--creator", CREATOR)
    with pytest.raises(CommandError):
        call_command("archive_session", "NERGENS", str(tmp_path / "x"), "--creator", CREATOR)
