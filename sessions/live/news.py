"""What somebody is told who comes back after a while: what changed for them and their group, and in the room."""

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from sessions.catalogue import NEWS
from sessions.core.access import facilitates, participant_in
from sessions.core.digest import Happened, Line
from sessions.core.event_types import declared_in
from sessions.core.events import PHASE_ENTERED
from sessions.core.models import CocreationSession
from sessions.core.people.models import Participant
from sessions.phases.registry import PHASES, current

# In which phase each kind of event happens.
PHASE_OF = {each.verb: phase.slug for phase in PHASES for each in declared_in(phase.events)}
# Of a longer while the newest is read.
MOST_EVENTS = 5_000


def news(session: CocreationSession, since: int, participant: Participant | None = None) -> dict:
    """What happened after a revision. participant: to whom it is told, None for a facilitator."""
    happened = session.events.filter(revision__gt=since)
    counts = dict(happened.values_list("verb").annotate(Count("pk")).order_by())
    page = "{}" if participant else "{}-facilitate"
    places = {slug: reverse(page.format(slug), args=[session.code]) for slug in set(PHASE_OF.values())}
    here = current(session)
    return {
        "mine": for_me(participant, Happened(happened.order_by("-revision")[:MOST_EVENTS])) if participant else [],
        "lines": [
            (words % {"n": counts[verb]}, places.get(PHASE_OF.get(verb, ""), ""))
            for verb, words in NEWS.items()
            if verb in counts
        ],
        "went_to": Line(here.title, "", places[here.slug]) if PHASE_ENTERED.verb in counts else None,
    }


def for_me(participant: Participant, happened: Happened) -> list[Line]:
    return [line for phase in PHASES for line in phase.digest(participant, happened)]


def what_changed(request, code):
    """The lines for whoever may be inside; asked for by the browser after a longer absence."""
    session = get_object_or_404(CocreationSession, code=code)
    participant = participant_in(request.COOKIES, session.code)
    if participant is None or request.GET.get("as") == "facilitator":
        participant = None
        if not facilitates(request.user, session):
            raise Http404
    since = request.GET.get("since", "")
    if not since.isdecimal():
        raise Http404
    told = news(session, min(int(since), session.revision), participant)
    return render(request, "shells/news.html", told)
