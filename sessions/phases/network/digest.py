from django.utils.translation import gettext as _

from sessions.core.digest import MOST, Happened, Line, entry_in
from sessions.core.people.models import Participant
from sessions.phases.network import events
from sessions.phases.network.models import Request


def digest(participant: Participant, happened: Happened) -> list[Line]:
    """What others asked of one's party, and what was said to one's own requests."""
    session = participant.session
    asked = Request.objects.filter(pk__in=happened.keys(Request, events.REQUEST_MADE), party=participant.party)
    answered = Request.objects.filter(
        pk__in=happened.keys(Request, events.REQUEST_ANSWERED), participant=participant
    ).exclude(answer="")
    return [
        *(
            Line(_("Iemand vraagt iets van uw partij:"), each.text, entry_in(session, "network", "requests", each))
            for each in asked.exclude(participant=participant).order_by("pk")[:MOST]
        ),
        *(
            Line(
                _("Uw verzoek kreeg antwoord (%(answer)s):") % {"answer": each.get_answer_display()},
                each.text,
                entry_in(session, "network", "requests", each),
            )
            for each in answered.order_by("pk")[:MOST]
        ),
    ]
