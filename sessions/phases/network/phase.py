from django.utils.translation import gettext_lazy as _

from sessions.core.fragments import Fragment, ItemList
from sessions.core.people.events import PARTY_CHANGED, PARTY_REMOVED
from sessions.phases.base import Phase, PlannedBlock
from sessions.phases.introduce.events import GIVE_GET_ADDED, GIVE_GET_REMOVED
from sessions.phases.network import events, queries
from sessions.phases.network.chapter import chapter
from sessions.phases.network.models import Connection, Request

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
            stale_on=(GIVE_GET_ADDED, GIVE_GET_REMOVED, PARTY_CHANGED, PARTY_REMOVED),
        ),
        ItemList(
            name="connections",
            label=_("Gesprekken"),
            template="phases/network/_connection.html",
            entries=(Connection,),
            items=queries.connection_items,
            stale_on=(events.CONNECTION_MADE,),
            all_stale_on=(PARTY_CHANGED,),
        ),
        ItemList(
            name="requests",
            label=_("Vragen aan partijen"),
            template="phases/network/_request.html",
            entries=(Request,),
            items=queries.request_items,
            stale_on=(events.REQUEST_MADE, events.REQUEST_ANSWERED),
            all_stale_on=(PARTY_CHANGED,),
        ),
    ),
    chapter=chapter,
    blocks=(
        PlannedBlock(405, 195, _("Netwerkdiner, daarna de bar")),
        PlannedBlock(1230, 15, _("Inzichten van de nacht")),
    ),
    mine=queries.mine,
    events=events,
)
