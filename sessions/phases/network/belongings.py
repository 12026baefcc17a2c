"""What is changed, taken away and put back here."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sessions.core.taking_away import Belonging
from sessions.phases.network import events
from sessions.phases.network.forms import ChangeConnectionForm, ChangeRequestForm
from sessions.phases.network.models import Connection, Request


def asked_anew(connection: Connection, words: dict[str, Any]) -> dict[str, Any]:
    """Whoever is named instead is asked whether their name may stand there."""
    is_another = words.get("other", connection.other) != connection.other
    return words | ({"is_agreed": False} if is_another else {})


CONNECTION = Belonging(
    Connection,
    _("Gesprek"),
    taken_away=events.CONNECTION_TAKEN_AWAY,
    put_back=events.CONNECTION_PUT_BACK,
    changed=events.CONNECTION_CHANGED,
    of=lambda participant: Connection.everything.filter(participant=participant),
    phase="network",
    form=ChangeConnectionForm,
    derived=asked_anew,
    form_needs=lambda connection: {"participant": connection.participant},
)
REQUEST = Belonging(
    Request,
    _("Verzoek"),
    taken_away=events.REQUEST_TAKEN_AWAY,
    put_back=events.REQUEST_PUT_BACK,
    changed=events.REQUEST_CHANGED,
    of=lambda participant: Request.everything.filter(participant=participant),
    phase="network",
    form=ChangeRequestForm,
    form_needs=lambda request: {"participant": request.participant, "has_answers": bool(request.answer)},
    # The row is its own answer.
    answers=lambda request: Request.objects.filter(pk=request.pk).exclude(answer=""),
)
BELONGINGS = (CONNECTION, REQUEST)
