from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.phases.network.models import Connection, Request

CONNECTION_MADE = EventType(
    "connection_made",
    (Connection,),
    news=ngettext_lazy("%(n)d nieuwe verbinding", "%(n)d nieuwe verbindingen", "n"),
    can_wait=True,
)
CONNECTION_CHANGED = EventType("connection_changed", (Connection,))
CONNECTION_TAKEN_AWAY = EventType("connection_taken_away", (Connection,))
CONNECTION_PUT_BACK = EventType("connection_put_back", (Connection,))
REQUEST_MADE = EventType(
    "request_made",
    (Request,),
    news=ngettext_lazy("%(n)d nieuw verzoek", "%(n)d nieuwe verzoeken", "n"),
    can_wait=True,
)
REQUEST_CHANGED = EventType("request_changed", (Request,))
REQUEST_TAKEN_AWAY = EventType("request_taken_away", (Request,))
REQUEST_PUT_BACK = EventType("request_put_back", (Request,))
REQUEST_ANSWERED = EventType(
    "request_answered",
    (Request,),
    news=ngettext_lazy("%(n)d verzoek beantwoord", "%(n)d verzoeken beantwoord", "n"),
)
