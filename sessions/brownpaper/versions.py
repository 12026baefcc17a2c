"""Freezing: the session stops, and its brownpaper becomes a version that never changes again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation

from sessions.brownpaper.assemble import Brownpaper, assemble
from sessions.brownpaper.data import checksum, from_json, to_json
from sessions.brownpaper.differences import differences
from sessions.brownpaper.models import BrownpaperVersion
from sessions.brownpaper.operations import run, sha256
from sessions.brownpaper.render import print_job
from sessions.brownpaper.signing import sign
from sessions.core.models import CocreationSession
from sessions.facilitation.operations import freeze

# Apart from the drafts: what was frozen waits for nobody.
PRINTERS = ThreadPoolExecutor(1, thread_name_prefix="version")


@transaction.atomic
def freeze_as_version(*, session: CocreationSession, language: str) -> BrownpaperVersion:
    """Stop all writing and keep what stands now as the next version, in one transaction; its PDF follows by itself.

    Raises Frozen when the session is frozen already.
    """
    freeze(session=session)
    frozen = CocreationSession.objects.get(pk=session.pk)
    last = frozen.versions.first()
    with translation.override(language):
        brownpaper = assemble(frozen, version=last.number + 1 if last else 1)
        if last:
            brownpaper = replace(brownpaper, changes=differences(from_json(last.data), brownpaper))
    data = to_json(brownpaper)
    version = BrownpaperVersion.objects.create(
        session=frozen,
        number=brownpaper.version,
        revision=frozen.revision,
        frozen_at=frozen.frozen_at,
        language=language,
        data=data,
        data_sha256=checksum(data),
    )
    transaction.on_commit(lambda: PRINTERS.submit(print_version, version))
    return version


def print_version(version: BrownpaperVersion) -> None:
    """Print a frozen version from its data: today, or again in ten years, the same bytes."""
    name = f"{version.session_id}/version-{version.number}-{version.language}.pdf"
    run(version, lambda: print_job(brownpaper_of(version)), name, finish=signed)


def print_again(version: BrownpaperVersion) -> None:
    """For a version whose printing failed or was given up."""
    PRINTERS.submit(print_version, version)


def signed(file: Path) -> dict:
    """Beside the plain file, make the signed copy where the server has a certificate."""
    copy = signed_copy(file)
    return {"signed_sha256": sha256(copy)} if sign(file, copy) else {}


def signed_copy(file: Path) -> Path:
    return file.with_suffix(".signed.pdf")


def brownpaper_of(version: BrownpaperVersion) -> Brownpaper:
    return from_json(version.data)


def file_of(version: BrownpaperVersion) -> Path:
    """The file to hand over: the signed copy where there is one."""
    plain = settings.BROWNPAPER_DIR / version.file
    return signed_copy(plain) if version.signed_sha256 else plain


def checksum_of(version: BrownpaperVersion) -> str:
    """SHA-256 of that file, in hexadecimal."""
    return version.signed_sha256 or version.sha256
