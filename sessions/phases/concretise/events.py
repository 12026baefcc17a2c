from django.utils.translation import ngettext_lazy

from sessions.core.event_types import EventType
from sessions.phases.concretise.models import SolutionText
from sessions.phases.enthuse.models import Workgroup

SOLUTION_TEXT_WRITTEN = EventType(
    "solution_text_written",
    (SolutionText, Workgroup),
    news=ngettext_lazy("%(n)d wijziging in een oplossing", "%(n)d wijzigingen in oplossingen", "n"),
    can_wait=True,
)
VALUE_ITEM_ADDED = EventType(
    "value_item_added",
    (Workgroup,),
    news=ngettext_lazy("%(n)d regel in een valuecase", "%(n)d regels in valuecases", "n"),
    can_wait=True,
)
VALUE_ITEM_CHANGED = EventType("value_item_changed", (Workgroup,))
VALUE_ITEM_REMOVED = EventType("value_item_removed", (Workgroup,))
VALUE_ITEM_PUT_BACK = EventType("value_item_put_back", (Workgroup,))
VALUE_ITEM_EVENTS = (VALUE_ITEM_ADDED, VALUE_ITEM_CHANGED, VALUE_ITEM_REMOVED, VALUE_ITEM_PUT_BACK)
ASK_ADDED = EventType(
    "ask_added",
    (Workgroup,),
    news=ngettext_lazy("%(n)d nieuw verzoek", "%(n)d nieuwe verzoeken", "n"),
    can_wait=True,
)
ASK_CHANGED = EventType("ask_changed", (Workgroup,))
ASK_REMOVED = EventType("ask_removed", (Workgroup,))
ASK_PUT_BACK = EventType("ask_put_back", (Workgroup,))
ASK_EVENTS = (ASK_ADDED, ASK_CHANGED, ASK_REMOVED, ASK_PUT_BACK)
SOLUTION_OWNED = EventType(
    "solution_owned",
    (Workgroup,),
    news=ngettext_lazy("%(n)d nieuwe eigenaar van een oplossing", "%(n)d nieuwe eigenaren van oplossingen", "n"),
)
SOLUTION_DISOWNED = EventType("solution_disowned", (Workgroup,))
# A group called the facilitator, who is coming, or it was helped.
HELP_CALLED = EventType("help_called", (Workgroup,), can_wait=True)
