"""The brownpaper's contents as a file: what the document was made from, and can be made from again.

The format is described in docs/portable.md; its number goes up whenever a name or a meaning changes, and upgrades.py
then says how the contents of before become those of now. What was frozen opens for ever.
"""

import hashlib
import json
from collections.abc import Set
from decimal import Decimal
from typing import Any, get_type_hints

from cattrs import BaseValidationError
from cattrs.gen import make_dict_structure_fn, override
from cattrs.preconf.json import make_converter

from sessions.brownpaper.contents.assemble import Brownpaper
from sessions.brownpaper.contents.upgrades import FORMAT_VERSION, upgraded
from sessions.core.given import WITHHELD
from sessions.core.hiding.redacting import without
from sessions.phases.base import Phase
from sessions.phases.registry import BY_SLUG

FORMAT = "cocreatie-brownpaper"
CONVERTER = make_converter()


def structure_chapters(told: dict, _type: object) -> dict:
    """What each phase left, as its phase declares it; of a phase that is not there any more, as it was kept."""
    return {
        slug: CONVERTER.structure(left, chapter_type(BY_SLUG[slug])) if slug in BY_SLUG else left
        for slug, left in told.items()
    }


def chapter_type(phase: Phase) -> type:
    return get_type_hints(phase.chapter)["return"]


def amount_told(amount: Decimal) -> int | float:
    """Amounts are numbers in euros, with cents only where there are any."""
    return float(amount) if amount % 1 else int(amount)


CONVERTER.register_unstructure_hook(Decimal, amount_told)
CONVERTER.register_structure_hook(Decimal, lambda told, _type: Decimal(str(told)))
CONVERTER.register_structure_hook(
    Brownpaper,
    make_dict_structure_fn(Brownpaper, CONVERTER, chapters=override(struct_hook=structure_chapters)),
)


def to_json(brownpaper: Brownpaper) -> str:
    """The same brownpaper always gives the same text."""
    heading = {"format": FORMAT, "format_version": FORMAT_VERSION}
    contents = CONVERTER.unstructure(brownpaper)
    return CONVERTER.dumps({**heading, "brownpaper": contents}, ensure_ascii=False, indent=1, sort_keys=True)


def from_json(text: str) -> Brownpaper:
    """The brownpaper that to_json() wrote, today or with any earlier format. Raises ValueError for anything else."""
    told = CONVERTER.loads(text, dict)
    if told.get("format") != FORMAT:
        raise ValueError("not a brownpaper")
    try:
        return CONVERTER.structure(upgraded(told)["brownpaper"], Brownpaper)
    except (BaseValidationError, KeyError) as reason:
        raise ValueError("not a whole brownpaper") from reason


def checksum(text: str) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def without_hidden(contents: str, hidden: Set[str], instead: str = WITHHELD) -> str:
    """The same contents, in which nothing says what was hidden since: for telling what changed."""
    if not hidden:
        return contents

    def cleaned(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: cleaned(each) for name, each in value.items()}
        if isinstance(value, list):
            return [cleaned(each) for each in value]
        return without(value, hidden, instead) if isinstance(value, str) else value

    return json.dumps(cleaned(json.loads(contents)), ensure_ascii=False)
