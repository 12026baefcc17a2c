from django.utils.translation import gettext_lazy as _

from sessions.core.fragments import Fragment, ItemList
from sessions.core.people.events import PARTY_PUT_BACK, PARTY_REMOVED, PEOPLE_CHANGED
from sessions.phases.base import Phase, PlannedBlock, Trace
from sessions.phases.introduce.events import GIVE_GET_EVENTS
from sessions.phases.network import events, queries
from sessions.phases.network.belongings import BELONGINGS
from sessions.phases.network.chapter import chapter
from sessions.phases.network.digest import digest
from sessions.phases.network.models import Connection, Request

CONNECTION_EVENTS = (
    events.CONNECTION_MADE,
    events.CONNECTION_CHANGED,
    events.CONNECTION_TAKEN_AWAY,
    events.CONNECTION_PUT_BACK,
)
REQUEST_EVENTS = (
    events.REQUEST_MADE,
    events.REQUEST_CHANGED,
    events.REQUEST_TAKEN_AWAY,
    events.REQUEST_PUT_BACK,
    events.REQUEST_ANSWERED,
)

NETWORK = Phase(
    slug="network",
    title=_("Netwerken"),
    sentence=_("Netwerkdiner, de bar, de wandelgangen"),
    asked=_("Bewaar in tien seconden wat een gesprek u gaf, en vraag wat u nodig hebt."),
    icon="handshake",
    fragments=(
        Fragment(
            name="matches",
            template="phases/network/_matches.html",
            context=queries.matches,
            stale_on=(*GIVE_GET_EVENTS, *PEOPLE_CHANGED, PARTY_REMOVED, PARTY_PUT_BACK),
        ),
        ItemList(
            name="connections",
            label=_("Gesprekken"),
            template="phases/network/_connection.html",
            entries=(Connection,),
            items=queries.connection_items,
            stale_on=CONNECTION_EVENTS,
            words=queries.words_of_a_connection,
            all_stale_on=(*PEOPLE_CHANGED, PARTY_REMOVED, PARTY_PUT_BACK),
        ),
        ItemList(
            name="requests",
            label=_("Vragen aan partijen"),
            template="phases/network/_request.html",
            entries=(Request,),
            items=queries.request_items,
            stale_on=REQUEST_EVENTS,
            words=queries.words_of_a_request,
            all_stale_on=(*PEOPLE_CHANGED, PARTY_REMOVED, PARTY_PUT_BACK),
        ),
    ),
    chapter=chapter,
    blocks=(
        PlannedBlock(405, 195, _("Netwerkdiner, daarna de bar"), more={"is_fixed": True}),
        PlannedBlock(1230, 15, _("Inzichten van de nacht")),
    ),
    mine=queries.mine,
    answered=queries.answered,
    belongings=BELONGINGS,
    left_behind=queries.left_behind,
    traces=(Trace(Connection), Trace(Request), Trace(Request, "answered_by", at="")),
    digest=digest,
    events=events,
)
