from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.deeds.operations import undo
from sessions.core.forms import done


@require_POST
@for_facilitators
def undoing(request, session, pk):
    """Put back what stood there before this deed."""
    undo(session=session, deed=get_object_or_404(session.deeds, pk=pk))
    return done(request)
