"""Rules of the method that are about who is at the table. They stand in one place for everybody who counts."""

from django.db.models import Q

# Shared ownership and support: from at least two of the four sectors (domain: shared ownership, endorsed).
SECTORS_NEEDED = 2


# Those who count: an observer reads.
COUNTING = ("participant", "guide", "note_taker")


def counts_for(whose: str = "") -> Q:
    """The same, and they and their party count: the facilitator confirmed both, or lets those count too that named
    themselves or came by the code."""
    person = f"{whose}__" if whose else ""
    confirmed = Q(**{f"{person}is_confirmed": True, f"{person}party__is_confirmed": True})
    counted = confirmed | Q(**{f"{person}party__session__confirms_parties": False})
    return takes_part(whose) & (counted | Q(**{whose: None}) if whose else counted)


def takes_part(whose: str = "") -> Q:
    """Rows of somebody who was not removed and is no observer, or of nobody any more. whose: the column that names
    them, as "participant"; "" for participants themselves."""
    prefix = f"{whose}__" if whose else ""
    here = Q(**{f"{prefix}removed_at": None, f"{prefix}role__in": COUNTING})
    return here | Q(**{whose: None}) if whose else here
