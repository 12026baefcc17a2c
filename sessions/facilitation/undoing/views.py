from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.audit.log import ACTING
from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import ACTS, undo
from sessions.core.forms import done
from sessions.core.refusal import Refused


@require_POST
@for_facilitators
def undoing_mine(request, session):
    """Put back what stood there before the last deed of whoever asks, whatever a colleague did since."""
    mine = Deed.objects.filter(session=session, undone_at=None, act__in=ACTS, who=str(ACTING.get())).first()
    if mine is None:
        raise Refused(_("U hebt hier niets gedaan dat terug kan."))
    undo(session=session, deed=mine)
    return done(request)


@require_POST
@for_facilitators
def undoing(request, session, pk):
    """Put back what stood there before this deed."""
    undo(session=session, deed=get_object_or_404(session.deeds, pk=pk))
    return done(request)
