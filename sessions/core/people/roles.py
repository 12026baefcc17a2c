"""How people write a role in a list."""

from django.conf import settings
from django.utils.translation import override

from sessions.core.people.models import Role
from sessions.core.texts import name_key

ALSO = {
    Role.PARTICIPANT: "participant gast guest genodigde spreker",
    Role.GUIDE: "guide werkgroepbegeleider tafelbegeleider gespreksleider moderator",
    Role.NOTE_TAKER: "note-taker notetaker verslaglegger schrijver",
    Role.OBSERVER: "observer waarnemer toehoorder observator",
}


def role_called(said: str) -> str | None:
    """The role that somebody means, None where it is none of ours."""
    key = name_key(said)
    for role in Role:
        names = {role.value, *ALSO[role].split()}
        for language, _name in settings.LANGUAGES:
            with override(language):
                names.add(name_key(str(role.label)))
        if key in names:
            return role.value
    return None
