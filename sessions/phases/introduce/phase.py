from django.utils.translation import gettext_lazy as _

from sessions.core.fragments import INSIDE, Fragment, ItemList
from sessions.core.hiding.events import NAME_HIDDEN
from sessions.core.people import events as people
from sessions.core.people.models import Participant, Party, Sector
from sessions.phases.base import Phase, PlannedBlock, Trace
from sessions.phases.introduce import events, queries
from sessions.phases.introduce.belongings import BELONGINGS
from sessions.phases.introduce.chapter import chapter
from sessions.phases.introduce.models import Introduction
from sessions.phases.introduce.redacting import REDACTABLES

PEOPLE_EVENTS = (
    people.PARTICIPANT_JOINED,
    people.PARTICIPANT_CHANGED,
    people.PARTICIPANT_REMOVED,
    people.PARTICIPANT_RESTORED,
)
PARTY_EVENTS = (
    people.PARTY_ADDED,
    people.PARTY_CHANGED,
    people.PARTY_REMOVED,
    people.PARTY_PUT_BACK,
    *events.GIVE_GET_EVENTS,
)

INTRODUCE = Phase(
    slug="introduce",
    title=_("Introduceren"),
    sentence=_("Wie is wie en waarom bent u hier"),
    asked=_("Vertel waarom u hier bent, en wat uw partij komt halen en brengen."),
    icon="users",
    fragments=(
        ItemList(
            name="wall",
            label=_("Wie is wie"),
            template="phases/introduce/_person.html",
            entries=(Participant,),
            items=queries.wall_items,
            stale_on=(*PEOPLE_EVENTS, events.PARTICIPANT_INTRODUCED),
            all_stale_on=(people.PARTY_CHANGED, NAME_HIDDEN),
            audiences=INSIDE,
            words=queries.words_of_a_person,
            kind=lambda shown: shown["person"].party.sector,
            choices=Sector,
        ),
        ItemList(
            name="parties",
            label=_("Halen en brengen per partij"),
            template="phases/introduce/_party.html",
            entries=(Party,),
            items=queries.party_items,
            stale_on=PARTY_EVENTS,
            all_stale_on=(NAME_HIDDEN,),
            words=queries.words_of_a_party,
            kind=lambda shown: shown["party"].sector,
            choices=Sector,
        ),
        Fragment(
            name="sector-balance",
            template="phases/introduce/_sector_balance.html",
            context=queries.balance,
            stale_on=(*PEOPLE_EVENTS, *PARTY_EVENTS),
        ),
    ),
    chapter=chapter,
    blocks=(PlannedBlock(75, 75, _("Introduceren")),),
    mine=queries.mine,
    belongings=BELONGINGS,
    redactable=REDACTABLES,
    traces=(Trace(Introduction, at="", session_of="participant__session"),),
    events=events,
)
