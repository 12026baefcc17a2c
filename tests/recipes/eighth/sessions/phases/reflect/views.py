from functools import partial

from django.views.decorators.http import require_POST
from sessions.phases.reflect import operations
from sessions.phases.reflect.forms import LessonForm
from sessions.phases.reflect.phase import REFLECT

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import in_place, submit
from sessions.phases import pages


def participant_page(request, session, participant, form=None):
    return pages.participant_page(request, REFLECT, participant, in_place(form, LessonForm()))


reflect = for_participants(participant_page)


@for_facilitators
def facilitate(request, session):
    return pages.facilitator_page(request, REFLECT, session)


@require_POST
@for_participants
def lessons(request, session, participant):
    return submit(
        request,
        LessonForm(request.POST),
        partial(operations.learn, participant=participant),
        page=partial(participant_page, request, session, participant),
    )
