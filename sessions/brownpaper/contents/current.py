"""Which brownpaper is there to read now: the frozen version of a frozen session, else the draft."""

from sessions.brownpaper.contents.assemble import Brownpaper, assemble
from sessions.brownpaper.contents.portable import from_json, to_json
from sessions.brownpaper.models import BrownpaperVersion
from sessions.core.models import CocreationSession


def brownpaper_of(version: BrownpaperVersion) -> Brownpaper:
    return from_json(version.contents)


def current(session: CocreationSession) -> tuple[Brownpaper, str]:
    """The brownpaper and its portable text, in the words in which it was frozen where it is."""
    version = session.versions.first() if session.is_frozen else None
    if version:
        return brownpaper_of(version), version.contents
    made = assemble(session)
    return made, to_json(made)
