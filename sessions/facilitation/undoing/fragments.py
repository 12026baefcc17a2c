from sessions.core.deeds.events import DEED_DONE, DEED_UNDONE
from sessions.core.fragments import Audience, Fragment
from sessions.core.hiding.events import MODERATED
from sessions.core.programme.events import PROGRAMME_CHANGED
from sessions.facilitation.undoing import queries

JUST_DONE = Fragment(
    name="just-done",
    template="facilitation/_just_done.html",
    context=queries.deeds,
    stale_on=(DEED_DONE, DEED_UNDONE, MODERATED, PROGRAMME_CHANGED),
    audiences=(Audience.FACILITATOR,),
)
