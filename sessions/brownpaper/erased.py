"""Somebody who was erased is not named again by what changed between versions. The versions stay as they are."""

from sessions.brownpaper.contents.portable import without_hidden
from sessions.brownpaper.models import BrownpaperVersion
from sessions.core.people.own_data.erasing import person_erased


def listen() -> None:
    person_erased.connect(forget_in_comparing, dispatch_uid="brownpaper.erased")


def forget_in_comparing(sender, session, was: set[str], stand_in: str, **_more) -> None:
    for version in BrownpaperVersion.objects.filter(session=session):
        version.compared = without_hidden(version.to_compare, was, stand_in)
        version.save(update_fields=["compared"])
