from functools import partial

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_participants
from sessions.core.forms import submit
from sessions.phases.concretise.asks import operations
from sessions.phases.concretise.asks.forms import AskForm
from sessions.phases.concretise.views import canvas_page
from sessions.phases.enthuse.models import Workgroup


@require_POST
@for_participants
def asks(request, session, participant, pk):
    workgroup = get_object_or_404(Workgroup, pk=pk, session=session)
    return submit(
        request,
        AskForm(request.POST, session=session),
        partial(operations.add_ask, workgroup=workgroup, participant=participant),
        page=partial(canvas_page, request, participant, workgroup),
        fresh=lambda: AskForm(session=session),
    )
