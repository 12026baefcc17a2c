"""What handing over shows to the room."""

from django.utils.translation import gettext_lazy as _

from sessions.brownpaper.handover import events, queries
from sessions.core.fragments import ItemList
from sessions.phases.concretise.events import SOLUTION_TEXT_WRITTEN
from sessions.phases.enthuse.events import GROUP_CHANGED
from sessions.phases.enthuse.models import Workgroup

RESPONSES = ItemList(
    name="responses",
    label=_("Antwoorden op wat wij vragen"),
    template="brownpaper/handover/_response.html",
    entries=(Workgroup,),
    items=queries.response_items,
    stale_on=(events.ASK_ANSWERED, events.ASK_PASSED_ON, SOLUTION_TEXT_WRITTEN, GROUP_CHANGED),
)
