"""How people write a sector in a list."""

import re

from django.conf import settings
from django.utils.translation import override

from sessions.core.people.models import Sector
from sessions.core.texts import name_key

# What lists of guests call them too; compared as a reader would (see name_key).
ALSO = {
    Sector.GOVERNMENT: "gemeente provincie rijk ministerie waterschap publiek bestuur",
    Sector.BUSINESS: "bedrijf bedrijven bedrijfsleven ondernemer ondernemerschap mkb markt private industrie company",
    Sector.KNOWLEDGE: "kennisinstelling kennisinstellingen universiteit hogeschool school wetenschap university",
    Sector.COMMUNITY: "burger burgers inwoner inwoners bewoners maatschappelijk samenleving ngo citizens society",
}


def sectors_by_name() -> dict[str, str]:
    """How people write a sector → the sector: its name in each language, each word of that, what else it is called."""
    names = {each.value: each.value for each in Sector}
    for sector, words in ALSO.items():
        names |= dict.fromkeys(words.split(), sector.value)
    for language, _name in settings.LANGUAGES:
        with override(language):
            labels = {each: name_key(str(each.label)) for each in Sector}
        names |= {word: each.value for each, label in labels.items() for word in label.split() if len(word) > 3}
        names |= {label: each.value for each, label in labels.items()}
    return names


def sector_called(said: str, names: dict[str, str]) -> str | None:
    """The sector that somebody means, None where it is not clear: by the whole of what they wrote, else by its words,
    as long as these mean one sector. names: of sectors_by_name()."""
    key = name_key(said)
    if key in names:
        return names[key]
    meant = {names[word] for word in re.findall(r"\w+", key) if word in names}
    return meant.pop() if len(meant) == 1 else None
