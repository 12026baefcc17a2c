"""The door: who comes in by the code, and whether they may."""

import secrets

from django.http import QueryDict
from django.urls import reverse

from sessions.core.journal import change
from sessions.core.models import CocreationSession
from sessions.core.people.events import DOOR_CHANGED, PARTICIPANT_CHANGED, PARTY_CHANGED
from sessions.core.people.models import Participant, Party

# No letters or digits that are mistaken for each other when read from a wall.
CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
# How long a code is, by how many sessions a server holds at most: the more there are, the sooner a guess hits one.
CODE_LENGTHS = ((20, 6), (1_000, 7))
LONGEST_CODE = 8


def new_code() -> str:
    """A code that no session here has. One guess in more than ten million hits one, however many there are."""
    taken = set(CocreationSession.objects.values_list("code", flat=True))
    taken |= set(CocreationSession.objects.values_list("door_code", flat=True))
    length = next((length for most, length in CODE_LENGTHS if len(taken) <= most), LONGEST_CODE)
    codes = iter(lambda: "".join(secrets.choice(CODE_LETTERS) for _number in range(length)), None)
    return next(code for code in codes if code not in taken)


def door_of(session: CocreationSession, typed: str = "") -> str:
    """The way to the door of a session, with the code that lets in where that is not its own. typed: what somebody
    typed, by default the code of now."""
    asked = QueryDict(mutable=True)
    if session.door_code:
        asked["door"] = typed or session.door_code
    return reverse("join", args=[session.code]) + (f"?{asked.urlencode()}" if asked else "")


def close_door(*, session: CocreationSession) -> None:
    """Let nobody in by the code any more; invitations still do, and who is in stays."""
    set_door(session, is_door_open=False)


def open_door(*, session: CocreationSession) -> None:
    set_door(session, is_door_open=True)


def renew_code(*, session: CocreationSession) -> None:
    """A new code to come in by; the one of before lets nobody in from now on. Who is in stays, and so do addresses."""
    set_door(session, door_code=new_code())


def confirm_newcomers_parties(*, session: CocreationSession, confirms: bool) -> None:
    """Do parties that newcomers name, and people who came by the code where others were invited, count only once the
    facilitator confirms them?"""
    with change(session, even_frozen=True) as under_way:
        if under_way.session.confirms_parties != confirms:
            if waiting := Party.objects.filter(session=session, is_confirmed=False):
                under_way.record(PARTY_CHANGED, *waiting)
            if people := Participant.objects.filter(session=session, is_confirmed=False).select_related("party"):
                under_way.record(PARTICIPANT_CHANGED, *people, *{each.party for each in people})
            set_door(session, confirms_parties=confirms)  # last: a change of its own within this one


def set_door(session: CocreationSession, **values: bool | str) -> None:
    with change(session, even_frozen=True) as under_way:
        here = under_way.session
        if any(getattr(here, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(here, name, value)
            here.save(update_fields=list(values))
            under_way.record(DOOR_CHANGED)
