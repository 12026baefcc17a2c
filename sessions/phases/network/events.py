from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.phases.network.models import Connection, Request

CONNECTION_MADE = EventType(
    "connection_made",
    (Connection,),
    news=ngettext_lazy("%(n)d nieuwe verbinding", "%(n)d nieuwe verbindingen", "n"),
)
REQUEST_MADE = EventType(
    "request_made", (Request,), news=ngettext_lazy("%(n)d nieuw verzoek", "%(n)d nieuwe verzoeken", "n")
)
REQUEST_ANSWERED = EventType(
    "request_answered",
    (Request,),
    news=ngettext_lazy("%(n)d verzoek beantwoord", "%(n)d verzoeken beantwoord", "n"),
)
