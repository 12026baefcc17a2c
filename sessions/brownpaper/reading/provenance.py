"""What became of my contribution? For each participant, during the session and long after it."""

from dataclasses import dataclass

from django.urls import reverse

from sessions.brownpaper.contents.current import READ_ALONG
from sessions.core.access import for_participants, token_of
from sessions.core.fragments import Audience
from sessions.core.models import AccessLink
from sessions.core.pages import page
from sessions.facilitation.shell.queries import link
from sessions.phases.concretise.chapter import SolutionPage
from sessions.phases.inventory.models import Contribution
from sessions.phases.inventory.queries import my_contributions, numbers


@dataclass(frozen=True)
class Trail:
    """One contribution of mine and where it went. became: the numbers of what the facilitator made of it."""

    contribution: Contribution
    number: int
    became: tuple[int, ...]
    solutions: tuple[SolutionPage, ...]


@for_participants
def what_became(request, session, participant):
    made, _contents = READ_ALONG.of(session)
    mine = list(my_contributions(participant))
    number_of = numbers(session)
    reading = reverse("document", args=[token_of(link(session, AccessLink.Role.READER))])
    return page(
        request,
        "brownpaper/reading/what_became.html",
        session=session,
        audience=Audience.PARTICIPANT,
        participant=participant,
        reading=reading,
        brownpaper=made,
        trails=[trail(each, number_of, made) for each in mine],
    )


def trail(contribution: Contribution, number_of: dict[int, int], made) -> Trail:
    number = number_of[contribution.pk]
    became = tuple(number_of[card.pk] for card in what_stands_for(contribution))
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
