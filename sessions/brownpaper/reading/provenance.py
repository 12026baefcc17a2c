"""What became of my contribution? For each participant, during the session and long after it."""

from dataclasses import dataclass

from django.urls import reverse

from sessions.brownpaper.contents.current import READ_ALONG
from sessions.core.access import for_participants
from sessions.core.fragments import Audience
from sessions.core.links import readers_token
from sessions.core.models import AccessLink
from sessions.core.pages import page
from sessions.facilitation.shell.queries import link
from sessions.phases.concretise.chapter import SolutionPage
from sessions.phases.inventory.models import Contribution
from sessions.phases.inventory.queries import my_contributions


@dataclass(frozen=True)
class Trail:
    """One contribution of mine and where it went. number: None where it was never on the board; became: the numbers of
    what the facilitator made of it."""

    contribution: Contribution
    number: int | None
    became: tuple[int, ...]
    solutions: tuple[SolutionPage, ...]


@for_participants
def what_became(request, session, participant):
    made, _contents = READ_ALONG.of(session)
    mine = list(my_contributions(participant))
    reading = reverse("document", args=[readers_token(link(session, AccessLink.Role.READER), participant)])
    return page(
        request,
        "brownpaper/reading/what_became.html",
        session=session,
        audience=Audience.PARTICIPANT,
        participant=participant,
        reading=reading,
        brownpaper=made,
        trails=[trail(each, made) for each in mine],
    )


def trail(contribution: Contribution, made) -> Trail:
    number = contribution.number
    became = tuple(card.cited for card in what_stands_for(contribution))
    cited = {number, *became}
    found = tuple(solution for solution in made.concretise.solutions if cited & set(solution.sources))
    return Trail(contribution, number, became, found)


def what_stands_for(contribution: Contribution) -> list[Contribution]:
    """The cards on the board that were made of it, however often."""
    if contribution.became is None:
        return []
    found = []
    for card in contribution.became.results.all():
        found += what_stands_for(card) if card.became_id else [] if card.is_hidden else [card]
    return found
