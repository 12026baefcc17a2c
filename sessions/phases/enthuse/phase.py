from django.utils.translation import gettext_lazy as _

from sessions.core.fragments import INSIDE, Audience, Fragment, ItemList
from sessions.core.people.events import PARTY_CHANGED
from sessions.phases.base import Phase, PlannedBlock
from sessions.phases.enthuse import events, queries
from sessions.phases.enthuse.chapter import chapter
from sessions.phases.enthuse.models import Headline, Pitch, Workgroup
from sessions.phases.inventory.events import CLUSTER_REMOVED, CLUSTER_RENAMED

WORKGROUP_EVENTS = (events.WORKGROUP_FORMED, events.MEMBERSHIP_CHANGED, events.LEAD_TAKEN)

ENTHUSE = Phase(
    slug="enthuse",
    title=_("Enthousiasmeren"),
    sentence=_("Met elkaar gaan we iets gaafs doen"),
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
            stale_on=(events.HEADLINE_WRITTEN,),
            classes="cards headlines",
        ),
        ItemList(
            name="pitches",
            label=_("Oproepen"),
            template="phases/enthuse/_pitch.html",
            entries=(Pitch,),
            items=queries.pitch_items,
            stale_on=(events.PITCH_MADE, events.WORKGROUP_FORMED),
            all_stale_on=(CLUSTER_RENAMED, CLUSTER_REMOVED, PARTY_CHANGED),
            audiences=INSIDE,
        ),
        ItemList(
            name="marketplace",
            label=_("Werkgroepen"),
            template="phases/enthuse/_workgroup.html",
            entries=(Workgroup,),
            items=queries.workgroup_items,
            stale_on=WORKGROUP_EVENTS,
            all_stale_on=(PARTY_CHANGED,),
        ),
    ),
    chapter=chapter,
    blocks=(PlannedBlock(250, 60, _("Enthousiasmeren")),),
    mine=queries.mine,
    admits={Audience.WORKGROUP: queries.works_in},
    events=events,
)
