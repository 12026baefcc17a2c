from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.phases.enthuse.models import Headline, Pitch, Workgroup

PITCH_MADE = EventType(
    "pitch_made", (Pitch,), news=ngettext_lazy("%(n)d nieuwe oproep", "%(n)d nieuwe oproepen", "n"), can_wait=True
)
PITCH_CHANGED = EventType("pitch_changed", (Pitch,))
PITCH_TAKEN_AWAY = EventType("pitch_taken_away", (Pitch,))
PITCH_PUT_BACK = EventType("pitch_put_back", (Pitch,))
WORKGROUP_FORMED = EventType(
    "workgroup_formed",
    (Workgroup, Pitch),
    news=ngettext_lazy("%(n)d nieuwe werkgroep", "%(n)d nieuwe werkgroepen", "n"),
)
HEADLINE_WRITTEN = EventType(
    "headline_written",
    (Headline,),
    news=ngettext_lazy("%(n)d nieuwe krantenkop", "%(n)d nieuwe krantenkoppen", "n"),
    can_wait=True,
)
HEADLINE_CHANGED = EventType("headline_changed", (Headline,))
HEADLINE_TAKEN_AWAY = EventType("headline_taken_away", (Headline,))
HEADLINE_PUT_BACK = EventType("headline_put_back", (Headline,))
HORIZON_SET = EventType(
    "horizon_set",
    news=ngettext_lazy("de stip op de horizon is gewijzigd", "de stip op de horizon is %(n)d keer gewijzigd", "n"),
)
MEMBERSHIP_CHANGED = EventType("membership_changed", (Workgroup,), ends_rights=True)
LEAD_TAKEN = EventType("lead_taken", (Workgroup,))
# Its name, its place, how many fit, whether it is done.
GROUP_CHANGED = EventType("group_changed", (Workgroup,), ends_rights=True)
# Somebody put away what they were told about their group.
GROUP_NEWS_READ = EventType("group_news_read", (Workgroup,), can_wait=True)
