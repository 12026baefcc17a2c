"""Somebody asks for what is kept of them, or has it erased: themselves, by their own link."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sessions.core.access import cookie_name, for_participants
from sessions.core.fragments import Audience
from sessions.core.models import CocreationSession
from sessions.core.pages import page
from sessions.core.people.models import Participant
from sessions.core.people.own_data.copying import copy_of
from sessions.core.people.own_data.erasing import erase_participant


def as_file(participant: Participant, session: CocreationSession, **kept_back: set[int]) -> JsonResponse:
    """kept_back: what whoever asks may not read yet: the keys, by kind."""
    told = copy_of(participant)
    for kind, keys in kept_back.items():
        told["things"][kind] = [
            {"id": row["id"], "kept_back": True} if row["id"] in keys else row
            for row in told["things"].get(kind, [])
        ]
    answer = JsonResponse(told, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="mijn-gegevens-{session.code}.json"'
    return answer


@for_participants
def my_data(request, session, participant):
    return as_file(participant, session)


def erasing_page(request, session, participant, audience: Audience):
    """What goes and what stays, to be read first: it cannot be undone. audience: whose page it is."""
    return page(
        request,
        "people/erasing.html",
        session=session,
        audience=audience,
        participant=participant,
        is_own=audience == Audience.PARTICIPANT,
        shell_template=f"shells/{audience}.html",
    )


@for_participants
def my_erasing(request, session, participant):
    if request.method != "POST":
        return erasing_page(request, session, participant, Audience.PARTICIPANT)
    erase_participant(participant=participant)
    messages.success(request, _("Uw naam en gegevens zijn gewist."))
    response = redirect("home")
    response.delete_cookie(cookie_name(session))
    return response
