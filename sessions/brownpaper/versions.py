"""Freezing: the session stops, and its brownpaper becomes a version that never changes again."""

import logging
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.utils import timezone, translation
from django_tasks import task

from sessions.brownpaper.contents.assemble import Brownpaper, assemble, without_sectors
from sessions.brownpaper.contents.current import brownpaper_of
from sessions.brownpaper.contents.differences import differences
from sessions.brownpaper.contents.portable import checksum, from_json, to_json, without_hidden
from sessions.brownpaper.models import BrownpaperVersion
from sessions.brownpaper.printing.execution import note, run, sha256
from sessions.brownpaper.printing.jobs import print_job
from sessions.brownpaper.printing.signing import is_signature_valid, sign
from sessions.core.audit import log as audit
from sessions.core.hiding.operations import hidden_words
from sessions.core.journal import write_lock
from sessions.core.models import CocreationSession
from sessions.facilitation.steering.operations import freeze


def freeze_as_version(*, session: CocreationSession, language: str) -> BrownpaperVersion:
    """Stop all writing and keep what stands now as the next version, in one transaction; its PDF follows by itself.

    language: of the first version; later ones are in the same, so that they can be compared. Raises Frozen when
    the session is frozen already.
    """
    # First the write lock, then the transaction, as in every change (see core/journal): never the other way round.
    with write_lock(), transaction.atomic():
        freeze(session=session)
        frozen = CocreationSession.objects.get(pk=session.pk)
        last = frozen.versions.first()
        language = last.language if last else language
        with translation.override(language):
            contents = to_json(next_brownpaper(frozen, last))
        version = BrownpaperVersion.objects.create(
            session=frozen,
            number=last.number + 1 if last else 1,
            revision=frozen.revision,
            frozen_at=frozen.frozen_at or timezone.now(),
            language=language,
            contents=contents,
            contents_sha256=checksum(contents),
        )
        print_version.enqueue(version.pk)
    return version


def next_brownpaper(frozen: CocreationSession, last: BrownpaperVersion | None) -> Brownpaper:
    if last is None:
        return assemble(frozen, version=1)
    brownpaper = assemble(frozen, version=last.number + 1)
    if not tells_the_same(frozen, brownpaper):
        brownpaper = without_sectors(brownpaper)
    try:
        before = from_json(without_hidden(last.to_compare, hidden_words(frozen)))
        return replace(brownpaper, differences=differences(before, brownpaper))
    except ValueError:
        # A version of long ago that cannot be read any more must not stop the room from freezing.
        logging.getLogger("cocreatie").exception("%s could not be compared with", last)
        return brownpaper


def tells_the_same(frozen: CocreationSession, brownpaper: Brownpaper) -> bool:
    """Does it tell of dots by sector exactly what every version before told? From a difference between two versions
    would follow whose dot it is; and what was told once stays told."""
    for earlier in frozen.versions.all():
        try:
            split = brownpaper_of(earlier).inventory.split
        except ValueError:
            return False
        if split[0] and split != brownpaper.inventory.split:
            return False
    return True


@task(queue_name="versions")
def print_version(pk: int) -> None:
    """Print a frozen version from its contents: today, or again in ten years, the same bytes."""
    version = BrownpaperVersion.objects.filter(pk=pk).first()
    if version is None:
        return  # the session was erased
    name = f"{version.session_id}/version-{version.number}-{version.language}.pdf"
    run(version, lambda: print_job(brownpaper_of(version), version.contents), name, finish=signed)


def print_again(version: BrownpaperVersion) -> None:
    """For a version that has no file: its printing failed or was given up, or only its row was restored."""
    if version.has_failed:
        with transaction.atomic():
            note(version, status=BrownpaperVersion.Status.WAITING)
            print_version.enqueue(version.pk)


def signed(file: Path) -> dict:
    """Where the server has a certificate, make a signed copy beside the plain file."""
    copy, unfinished = signed_copy(file), signed_copy(file).with_suffix(".part")
    try:
        if not sign(file, unfinished) or not is_signature_valid(unfinished):
            return {"signed_sha256": ""}
    except Exception:
        logging.getLogger("cocreatie").exception("%s was not signed", file)
        return {"signed_sha256": ""}
    unfinished.replace(copy)
    return {"signed_sha256": sha256(copy)}


def signed_copy(file: Path) -> Path:
    return file.with_suffix(".signed.pdf")


def file_of(version: BrownpaperVersion) -> Path:
    """The file to hand over: the signed copy where there is one."""
    return signed_copy(version.path) if version.signed_sha256 else version.path


def checksum_of(version: BrownpaperVersion) -> str:
    """SHA-256 of that file, in hexadecimal."""
    return version.signed_sha256 or version.sha256


def signature_of(version: BrownpaperVersion) -> str:
    """How it stands with the signature: "valid", "invalid", or "" where there is none.

    It was valid when it was made, with the certificate of that day; it still is when no byte changed since.
    """
    if not (version.is_ready and version.signed_sha256):
        return ""
    copy = file_of(version)
    return "valid" if copy.is_file() and sha256(copy) == version.signed_sha256 else "invalid"


def suspend(version: BrownpaperVersion) -> None:
    """Let nobody read a version by a link, until it is resumed or the next one is made. Its file never changes."""
    if BrownpaperVersion.objects.filter(pk=version.pk, suspended_at=None).update(suspended_at=timezone.now()):
        audit.note("version_suspended", session=version.session, version=version.number)


def resume(version: BrownpaperVersion) -> None:
    if BrownpaperVersion.objects.filter(pk=version.pk).exclude(suspended_at=None).update(suspended_at=None):
        audit.note("version_resumed", session=version.session, version=version.number)
