from django.utils.translation import gettext_lazy as _

from sessions.core.fragments import INSIDE, Audience, Fragment, ItemList
from sessions.core.people.events import PARTICIPANT_JOINED, PEOPLE_CHANGED
from sessions.phases.base import Phase, PlannedBlock, Trace
from sessions.phases.enthuse import events, queries
from sessions.phases.enthuse.belongings import BELONGINGS
from sessions.phases.enthuse.chapter import chapter
from sessions.phases.enthuse.groups import queries as groups
from sessions.phases.enthuse.models import Headline, Membership, Pitch, Workgroup
from sessions.phases.enthuse.redacting import WORKGROUP_NAME
from sessions.phases.inventory.events import CLUSTER_PUT_BACK, CLUSTER_REMOVED, CLUSTER_RENAMED

HEADLINE_EVENTS = (
    events.HEADLINE_WRITTEN,
    events.HEADLINE_CHANGED,
    events.HEADLINE_TAKEN_AWAY,
    events.HEADLINE_PUT_BACK,
)
PITCH_EVENTS = (events.PITCH_MADE, events.PITCH_CHANGED, events.PITCH_TAKEN_AWAY, events.PITCH_PUT_BACK)
WORKGROUP_EVENTS = (events.WORKGROUP_FORMED, events.MEMBERSHIP_CHANGED, events.LEAD_TAKEN, events.GROUP_CHANGED)

ENTHUSE = Phase(
    slug="enthuse",
    title=_("Enthousiasmeren"),
    sentence=_("Met elkaar gaan we iets gaafs doen"),
    asked=_("Schrijf de krantenkop die u hoopt te lezen, en kies een werkgroep."),
    icon="rocket",
    fragments=(
        Fragment(
            name="horizon",
            template="phases/enthuse/_horizon.html",
            context=queries.horizon,
            stale_on=(events.HORIZON_SET,),
        ),
        ItemList(
            name="headlines",
            label=_("Krantenkoppen uit de toekomst"),
            template="phases/enthuse/_headline.html",
            entries=(Headline,),
            items=queries.headline_items,
            words=lambda shown: shown["headline"].text,
            stale_on=HEADLINE_EVENTS,
            classes="cards headlines",
        ),
        ItemList(
            name="pitches",
            label=_("Oproepen"),
            template="phases/enthuse/_pitch.html",
            entries=(Pitch,),
            items=queries.pitch_items,
            words=queries.words_of_a_pitch,
            stale_on=(*PITCH_EVENTS, events.WORKGROUP_FORMED),
            all_stale_on=(CLUSTER_RENAMED, CLUSTER_REMOVED, CLUSTER_PUT_BACK, *PEOPLE_CHANGED),
            audiences=INSIDE,
        ),
        ItemList(
            name="marketplace",
            label=_("Werkgroepen"),
            template="phases/enthuse/_workgroup.html",
            entries=(Workgroup,),
            items=queries.workgroup_items,
            stale_on=WORKGROUP_EVENTS,
            all_stale_on=PEOPLE_CHANGED,
        ),
        ItemList(
            name="groups",
            label=_("Werkgroepen"),
            template="phases/enthuse/groups/_group.html",
            entries=(Workgroup,),
            items=groups.group_items,
            stale_on=WORKGROUP_EVENTS,
            all_stale_on=PEOPLE_CHANGED,
            audiences=(Audience.FACILITATOR,),
        ),
        Fragment(
            name="loose-people",
            template="phases/enthuse/groups/_loose.html",
            context=groups.loose_people,
            stale_on=(*WORKGROUP_EVENTS, PARTICIPANT_JOINED, *PEOPLE_CHANGED),
            audiences=(Audience.FACILITATOR,),
        ),
        # On every page of a participant; each sees only what is told to them.
        Fragment(
            name="group-news",
            template="phases/enthuse/groups/_news.html",
            context=queries.moves,
            stale_on=(*WORKGROUP_EVENTS, events.GROUP_NEWS_READ, *PEOPLE_CHANGED),
            audiences=(Audience.PARTICIPANT,),
        ),
    ),
    chapter=chapter,
    blocks=(PlannedBlock(250, 60, _("Enthousiasmeren")),),
    mine=queries.mine,
    belongings=BELONGINGS,
    redactable=(WORKGROUP_NAME,),
    left_behind=queries.left_behind,
    admits={Audience.WORKGROUP: queries.works_in},
    # Not headlines: they stand there without a name.
    traces=(Trace(Pitch), Trace(Membership, at="", session_of="workgroup__session")),
    still_needs=queries.still_needs,
    events=events,
)
