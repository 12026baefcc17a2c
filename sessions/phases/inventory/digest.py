from django.utils.translation import gettext as _

from sessions.core.digest import MOST, Happened, Line, entry_in
from sessions.core.people.models import Participant
from sessions.phases.inventory import events
from sessions.phases.inventory.models import Contribution
from sessions.phases.inventory.queries import is_revealed, my_contributions


def digest(participant: Participant, happened: Happened) -> list[Line]:
    """Where one's cards went: under which heading, or into which other card."""
    session = participant.session
    if not is_revealed(session):
        return []
    touched = happened.keys(Contribution, events.CONTRIBUTIONS_MOVED, events.CARDS_REWORKED)
    mine = my_contributions(participant).filter(pk__in=touched, number__isnull=False, withdrawn_at=None)[:MOST]
    return [line_of(each) for each in mine if not each.is_hidden]


def line_of(card: Contribution) -> Line:
    if card.became:
        result = card.became.results.first()
        to = entry_in(card.session, "inventory", "board", result or card)
        return Line(_("Van uw kaart is een andere gemaakt:"), card.text, to)
    to = entry_in(card.session, "inventory", "board", card)
    if card.cluster:
        return Line(_("Uw kaart staat nu onder “%(cluster)s”:") % {"cluster": card.cluster}, card.text, to)
    return Line(_("Uw kaart staat nu zonder cluster:"), card.text, to)
