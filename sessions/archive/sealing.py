"""What was hidden or taken out goes along in an archive, marked and sealed: whoever has the file reads nothing of it
without the key, which is given apart."""

import json
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.utils.translation import gettext as _

from sessions.brownpaper.contents.portable import without_hidden
from sessions.brownpaper.models import BrownpaperVersion
from sessions.core.given import WITHHELD
from sessions.core.hiding.operations import hidden_words
from sessions.core.hiding.redacting import without
from sessions.core.models import CocreationSession
from sessions.core.refusal import Refused
from sessions.phases.registry import MODERATIONS

# The mark of a sealed text: the text itself, sealed, and what stands there for whoever has no key.
SEALED, INSTEAD = "sealed", "instead"


def harm_of(session: CocreationSession) -> set[str]:
    """Every text of a session that is hidden or was taken out, also what its author wrote there since."""
    now = (text for each in hidden_things(session) for _model, _pk, _column, text in each.places)
    return {*hidden_words(session), *now}


def hidden_things(session: CocreationSession) -> Iterator:
    for moderation in MODERATIONS.values():
        yield from moderation.hidden_in(session)


@dataclass
class Seal:
    """Seals what holds one of these texts. key: opens it again; count: of what was sealed."""

    harm: Set[str]
    key: str = field(default_factory=lambda: Fernet.generate_key().decode())
    count: int = 0

    def sealed(self, row: dict) -> dict:
        """The same row of an archive, in which nothing can be read of it."""
        if not self.harm:
            return row
        is_version = row["model"] == BrownpaperVersion._meta.label_lower
        clean = self.clean_contents if is_version else self.clean
        return row | {"fields": {name: self.of(value, clean) for name, value in row["fields"].items()}}

    def of(self, value: Any, clean) -> Any:
        if isinstance(value, dict):
            return {name: self.of(each, clean) for name, each in value.items()}
        if isinstance(value, list):
            return [self.of(each, clean) for each in value]
        if not isinstance(value, str) or (instead := clean(value)) == value:
            return value
        self.count += 1
        return {SEALED: Fernet(self.key).encrypt(value.encode()).decode(), INSTEAD: instead}

    def clean(self, text: str) -> str:
        return without(text, self.harm, WITHHELD)

    def clean_contents(self, text: str) -> str:
        """The contents of a version stay contents."""
        if not text.startswith("{"):
            return self.clean(text)
        cleaned = json.loads(without_hidden(text, self.harm))
        return text if cleaned == json.loads(text) else json.dumps(cleaned, ensure_ascii=False)


@dataclass(frozen=True)
class Opener:
    """key: of the seal, "" where one has none; leaves_sealed: then what stands there instead is taken."""

    key: str = ""
    leaves_sealed: bool = False

    def opened(self, value: Any) -> Any:
        """Raises Refused where something is sealed that the key does not open."""
        if isinstance(value, list):
            return [self.opened(each) for each in value]
        if not isinstance(value, dict):
            return value
        if value.keys() != {SEALED, INSTEAD}:
            return {name: self.opened(each) for name, each in value.items()}
        if self.leaves_sealed:
            return value[INSTEAD]
        if not self.key:
            raise Refused(_("In dit bestand zijn teksten verzegeld. Geef de sleutel, of laat ze verzegeld."))
        try:
            return Fernet(self.key).decrypt(value[SEALED].encode()).decode()
        except (InvalidToken, ValueError):
            raise Refused(_("Deze sleutel past niet op wat in dit bestand verzegeld is.")) from None
