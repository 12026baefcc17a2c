"""What is changed, taken away and put back here."""

from django.utils.translation import gettext_lazy as _

from sessions.core.taking_away import Belonging
from sessions.phases.network import events
from sessions.phases.network.forms import ChangeConnectionForm, ChangeRequestForm
from sessions.phases.network.models import Connection, Request

CONNECTION = Belonging(
    Connection,
    _("Gesprek"),
    taken_away=events.CONNECTION_TAKEN_AWAY,
    put_back=events.CONNECTION_PUT_BACK,
    changed=events.CONNECTION_CHANGED,
    of=lambda participant: Connection.everything.filter(participant=participant),
    phase="network",
    form=ChangeConnectionForm,
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
