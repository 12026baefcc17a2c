from django.urls import reverse
from django.utils.translation import gettext as _

from sessions.core.digest import MOST, Happened, Line
from sessions.core.people.models import Participant
from sessions.phases.conclude import events
from sessions.phases.conclude.models import ConsentAnswer
from sessions.phases.conclude.queries import titles
from sessions.phases.conclude.rounds.queries import deciding_of
from sessions.phases.enthuse.models import Workgroup


def digest(participant: Participant, happened: Happened) -> list[Line]:
    """What one is asked to answer anew, whose turn it is, and which outcomes there are."""
    session = participant.session
    given = dict(ConsentAnswer.objects.filter(participant=participant).values_list("workgroup", "stands"))
    earlier = set(ConsentAnswer.everything.filter(participant=participant).values_list("workgroup", flat=True))
    changed = happened.keys(Workgroup, events.ROUND_CHANGED)
    revealed = happened.keys(Workgroup, events.OUTCOME_REVEALED)
    on_table = deciding_of(session).on_table_id
    page = reverse("conclude", args=[session.code])
    lines = []
    for solution, title in titles(Workgroup.objects.filter(session=session)):
        pk = solution.pk
        asked = f"{page}?solution={pk}#round-{pk}"
        if given.get(pk) is False:
            lines.append(Line(_("De tekst is gewijzigd. Geef uw antwoord opnieuw:"), title, asked))
        elif pk in changed and pk in earlier and pk not in given:
            lines.append(Line(_("Er is een nieuwe ronde. Geef uw antwoord:"), title, asked))
        elif pk in changed and pk == on_table and pk not in given:
            lines.append(Line(_("Nu aan de beurt:"), title, asked))
        if pk in revealed:
            lines.append(Line(_("De uitslag is onthuld:"), title, f"{page}#consent-workgroup-{pk}"))
    return lines[: 2 * MOST]
