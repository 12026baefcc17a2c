from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.forms import done, submit
from sessions.core.people.missing import by_sector
from sessions.phases import pages
from sessions.phases.conclude.phase import CONCLUDE
from sessions.phases.conclude.queries import named
from sessions.phases.conclude.rounds import operations, queries
from sessions.phases.conclude.rounds.forms import DecidingForm
from sessions.phases.enthuse.models import Workgroup

LONGEST_NUMBER = 5


def facilitator_page(request, session, form=None):
    shown = form or DecidingForm.of(queries.deciding_of(session))
    return pages.facilitator_page(request, CONCLUDE, session, {"deciding_form": shown})


facilitate = for_facilitators(facilitator_page)


@require_POST
@for_facilitators
def deciding(request, session):
    return submit(
        request,
        DecidingForm(request.POST),
        partial(operations.choose_deciding, session=session),
        page=partial(facilitator_page, request, session),
        fresh=lambda: DecidingForm.of(queries.deciding_of(session)),
    )


def solution(session, pk) -> Workgroup:
    return get_object_or_404(Workgroup, pk=pk, session=session)


def number_of(request) -> int | None:
    """Of the round that the button stood at."""
    about = request.POST.get("about", "")
    return int(about) if about.isdecimal() and len(about) <= LONGEST_NUMBER else None


@require_POST
@for_facilitators
def table(request, session, pk):
    operations.put_on_table(workgroup=solution(session, pk))
    return done(request)


@require_POST
@for_facilitators
def reveal(request, session, pk):
    operations.reveal_outcome(workgroup=solution(session, pk), number=number_of(request))
    return done(request)


@require_POST
@for_facilitators
def reveal_all(request, session):
    operations.reveal_outcomes(session=session)
    return done(request)


@require_POST
@for_facilitators
def anew(request, session, pk):
    operations.begin_round(workgroup=solution(session, pk), number=number_of(request))
    return done(request)


@for_facilitators
def missing(request, session, pk):
    """Who did not answer yet, to go and ask them. By name only where the outcome is hidden: where it is to be seen, a
    name that goes from this page as a count rises would tell what they answered."""
    asked = solution(session, pk)
    with_names = queries.asked_of(session, [asked])[asked.pk].is_hidden
    sectors = by_sector(queries.missing_from(asked))
    return pages.facilitator_page(
        request,
        CONCLUDE,
        session,
        {
            "title": named(asked),
            "sectors": sectors,
            "missing": sum(each.all for each in sectors),
            "with_names": with_names,
        },
        template="rounds/missing",
    )
