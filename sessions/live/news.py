"""What changed while somebody was away: a laptop that slept, a night, a pause."""

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from sessions.catalogue import NEWS
from sessions.core.access import facilitates, participant_in
from sessions.core.events import PHASE_ENTERED
from sessions.core.models import CocreationSession
from sessions.phases.registry import current


def news(session: CocreationSession, since: int) -> dict:
    """What happened after a revision, in a few lines, and where the room went meanwhile. Two queries."""
    happened = session.events.filter(revision__gt=since)
    counts = dict(happened.values_list("verb").annotate(Count("pk")).order_by())
    return {
        "lines": [words % {"n": counts[verb]} for verb, words in NEWS.items() if verb in counts],
        "went_to": current(session).title if PHASE_ENTERED.verb in counts else "",
    }


def what_changed(request, code):
    """The lines for whoever may be inside; asked for by the browser after a longer absence."""
    session = get_object_or_404(CocreationSession, code=code)
    if not (facilitates(request.user, session) or participant_in(request.COOKIES, session.code)):
        raise Http404
    since = request.GET.get("since", "")
    if not since.isdecimal():
        raise Http404
    return render(request, "shells/news.html", news(session, min(int(since), session.revision)))
