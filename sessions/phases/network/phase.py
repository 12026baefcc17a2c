from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sessions.core.fragments import WHOLE, Fragment, ItemList
from sessions.phases.base import Phase
from sessions.phases.network import queries
from sessions.phases.network.chapter import chapter

NETWORK = Phase(
    slug="network",
    title=_("Netwerken"),
    sentence=_("Netwerkdiner, de bar, de wandelgangen"),
    icon="handshake",
    fragments=(
        Fragment(
            name="matches",
            template="phases/network/_matches.html",
            context=queries.matches,
            stale_on=dict.fromkeys(("give_get_added", "give_get_removed", "party_changed", "party_removed"), WHOLE),
        ),
        ItemList(
            name="connections",
            label=_("Gesprekken"),
            template="phases/network/_connection.html",
            items=queries.connection_items,
            stale_on={"connection_made": ("connection",), "party_changed": WHOLE},
        ),
        ItemList(
            name="requests",
            label=_("Vragen aan partijen"),
            template="phases/network/_request.html",
            items=queries.request_items,
            stale_on={
                "request_made": ("request",),
                "request_answered": ("request",),
                "party_changed": WHOLE,
            },
        ),
    ),
    chapter=chapter,
    mine=queries.mine,
    news={
        "connection_made": ngettext_lazy("%(n)d nieuwe verbinding", "%(n)d nieuwe verbindingen", "n"),
        "request_made": ngettext_lazy("%(n)d nieuw verzoek", "%(n)d nieuwe verzoeken", "n"),
        "request_answered": ngettext_lazy("%(n)d verzoek beantwoord", "%(n)d verzoeken beantwoord", "n"),
    },
)
