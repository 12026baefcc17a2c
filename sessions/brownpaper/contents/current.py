"""Which brownpaper is there to read now: the frozen version of a frozen session, else the draft."""

from functools import lru_cache

from sessions.brownpaper.contents.assemble import Brownpaper, assemble
from sessions.brownpaper.contents.portable import from_json, to_json
from sessions.brownpaper.models import BrownpaperVersion
from sessions.core.kept import Kept
from sessions.core.models import CocreationSession

# What was frozen never changes: its text is read once.
read = lru_cache(maxsize=8)(from_json)


def brownpaper_of(version: BrownpaperVersion) -> Brownpaper:
    return read(version.contents)


def current(session: CocreationSession) -> tuple[Brownpaper, str]:
    """The brownpaper and its portable text, in the words in which it was frozen where it is."""
    version = session.versions.first() if session.is_frozen else None
    if version:
        return brownpaper_of(version), version.contents
    made = assemble(session)
    return made, to_json(made)


# For those who read along. A draft may be some seconds behind the room, and says of when it is.
READ_ALONG = Kept(current)
