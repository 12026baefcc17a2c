"""What an archivist takes over of a session: its frozen papers, their data, the logs and the sealed whole, each with
MDTO metadata, and a list of checksums. What may be public and what not is said of each."""

import csv
import shutil
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import timezone

from sessions.archive.mdto import KEPT_FOR_A_WHILE, KEPT_FOR_EVER, Thing, file_xml, sha256_of, thing_xml
from sessions.archive.pack import pack
from sessions.auditing.lines import as_csv
from sessions.brownpaper.models import BrownpaperVersion
from sessions.brownpaper.versions import signed_copy
from sessions.core.audit.log import note
from sessions.core.audit.models import AuditEntry
from sessions.core.hiding.models import ModerationEntry
from sessions.core.models import CocreationSession
from sessions.core.retention import kept_until

CHECKSUMS = "manifest-sha256.txt"


@dataclass(frozen=True)
class Piece:
    """One thing in the dossier. files: its representations, written already."""

    slug: str
    name: str
    described: str
    files: tuple[Path, ...]
    is_public: bool = True
    why_not: str = ""


def export(session: CocreationSession, into: Path, *, creator: str, for_ever: bool) -> tuple[list[Path], str]:
    """Write everything into an empty folder. creator: the organisation that made it (archiefvormer); for_ever: is it
    kept for good? Returns the metadata files, and the key of what was hidden, "" where nothing was."""
    into.mkdir(parents=True)
    sealed, key = whole(session, into)
    pieces = [*papers(session, into), moderation(session, into), audit(session, into), sealed]
    metadata = describe(session, pieces, into, creator=creator, for_ever=for_ever)
    lines = [f"{sha256_of(file)}  {file.relative_to(into)}\n" for file in sorted(into.rglob("*")) if file.is_file()]
    (into / CHECKSUMS).write_text("".join(lines))
    note("archived", session=session, pieces=len(pieces))
    return metadata, key


def papers(session: CocreationSession, into: Path) -> list[Piece]:
    return [paper(version, into) for version in session.versions.order_by("number")]


def paper(version: BrownpaperVersion, into: Path) -> Piece:
    """A version as it was handed over, and the data that it was printed from."""
    name = f"brownpaper-{version.number}"
    files = [into / f"{name}.json"]
    files[0].write_text(version.contents)
    for printed, suffix in ((version.path, ".pdf"), (signed_copy(version.path), "-signed.pdf")):
        if version.is_ready and printed.is_file():
            files.append(into / f"{name}{suffix}")
            shutil.copyfile(printed, files[-1])
    told = f"Brownpaper, versie {version.number}"
    why_not = "Opgeschort: er staat een tekst in die niet openbaar mag zijn." if version.suspended_at else ""
    return Piece(
        name, told, f"{told}, vastgesteld op {version.frozen_at:%Y-%m-%d}.", tuple(files), not why_not, why_not
    )


def moderation(session: CocreationSession, into: Path) -> Piece:
    file = into / "moderation.csv"
    with file.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(["at", "kind", "act", "role"])
        for each in ModerationEntry.objects.filter(session=session).order_by("pk"):
            table.writerow([each.at.isoformat(), each.kind, each.act, each.role])
    return Piece(
        "moderation", "Verantwoording van wat verborgen is", "Wat voor tekst, wanneer, door welke rol.", (file,)
    )


def audit(session: CocreationSession, into: Path) -> Piece:
    file = into / "audit.csv"
    file.write_text(as_csv(AuditEntry.objects.filter(session_key=str(session.creation_key))), encoding="utf-8")
    why_not = "Noemt accounts van medewerkers."
    return Piece(
        "audit", "Logboek van rechten en handelingen", "Wie welke handeling deed.", (file,), False, why_not
    )


def whole(session: CocreationSession, into: Path) -> tuple[Piece, str]:
    """The whole session, as unpack_session reads it. What was hidden is sealed in it."""
    file = into / "session.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        packed = pack(session, stream)
    why_not = "Bevat namen van deelnemers en wat verborgen is (verzegeld)."
    return Piece(
        "session", "De hele sessie als gegevens", "Alles wat is gemaakt.", (file,), False, why_not
    ), packed.key


def describe(
    session: CocreationSession, pieces: list[Piece], into: Path, *, creator: str, for_ever: bool
) -> list[Path]:
    made, zone = timezone.now(), ZoneInfo(session.zone)
    dossier = (session.challenge, str(session.creation_key))
    keyed = [(piece, (piece.name, f"{session.creation_key}/{piece.slug}")) for piece in pieces]
    whole_of_it = Thing(
        key=dossier[1],
        name=dossier[0],
        level="Dossier",
        described=session.urgency or session.challenge,
        made=made,
        creator=creator,
        valuation=KEPT_FOR_EVER if for_ever else KEPT_FOR_A_WHILE,
        until=None if for_ever else kept_until(session),
        parts=tuple(reference for _piece, reference in keyed),
        began=session.starts_at.astimezone(zone).date(),
        ended=(session.starts_at + timedelta(days=1)).astimezone(zone).date(),
    )
    written = [put(into / "dossier.mdto.xml", thing_xml(whole_of_it))]
    for piece, reference in keyed:
        files = {file: f"{reference[1]}/{file.name}" for file in piece.files}
        thing = replace(
            whole_of_it,
            key=reference[1],
            name=piece.name,
            level="Archiefstuk",
            described=piece.described,
            parts=(),
            files=tuple((file.name, key) for file, key in files.items()),
            of=dossier,
            is_public=piece.is_public,
            why_not=piece.why_not,
            began=None,
        )
        written.append(put(into / f"{piece.slug}.mdto.xml", thing_xml(thing)))
        for file, key in files.items():
            about = file.with_name(f"{file.name}.bestand.mdto.xml")
            written.append(put(about, file_xml(file, key, made, reference)))
    return written


def put(file: Path, contents: bytes) -> Path:
    file.write_bytes(contents)
    return file
