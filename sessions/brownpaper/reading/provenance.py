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
    """One contribution of mine and where it went."""

    contribution: Contribution
    number: int
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
        trails=[Trail(each, number_of[each.pk], solutions_from(each, number_of[each.pk], made)) for each in mine],
    )


def solutions_from(contribution: Contribution, number: int, made) -> tuple[SolutionPage, ...]:
    return tuple(solution for solution in made.concretise.solutions if number in solution.sources)
