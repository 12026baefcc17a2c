"""What is changed, taken away and put back here, beside the texts of the canvas, whose every version is kept."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from sessions.core.taking_away import Belonging
from sessions.phases.concretise import events
from sessions.phases.concretise.answered import rewriting
from sessions.phases.concretise.asks.forms import ChangeAskForm
from sessions.phases.concretise.asks.models import Ask
from sessions.phases.concretise.asks.operations import complete as complete_ask
from sessions.phases.concretise.value_case.forms import ChangeValueItemForm
from sessions.phases.concretise.value_case.models import ValueItem
from sessions.phases.concretise.value_case.operations import complete as complete_value_item
from sessions.phases.enthuse.queries import canvases_of

# What belongs to a workgroup's solution is its members', and part of what is answered.
of_a_solution = partial(
    Belonging,
    session_of="workgroup__session",
    phase="concretise",
    named=lambda thing: [thing.workgroup],
    around=lambda thing: rewriting(thing.workgroup),
    form_needs=lambda thing: {"session": thing.workgroup.session},
)
VALUE_ITEM = of_a_solution(
    ValueItem,
    _("Regel van de valuecase"),
    taken_away=events.VALUE_ITEM_REMOVED,
    put_back=events.VALUE_ITEM_PUT_BACK,
    changed=events.VALUE_ITEM_CHANGED,
    of=lambda participant: ValueItem.everything.filter(
        workgroup__in=canvases_of(participant).filter(closed_at=None)
    ),
    form=ChangeValueItemForm,
    derived=lambda item, words: complete_value_item(words),
)
ASK = of_a_solution(
    Ask,
    _("Verzoek"),
    taken_away=events.ASK_REMOVED,
    put_back=events.ASK_PUT_BACK,
    changed=events.ASK_CHANGED,
    of=lambda participant: Ask.everything.filter(workgroup__in=canvases_of(participant).filter(closed_at=None)),
    form=ChangeAskForm,
    derived=complete_ask,
)
BELONGINGS = (VALUE_ITEM, ASK)
