"""The facilitator's side of the board: reveal, cluster, park."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.audit.log import ACTING
from sessions.core.deeds.models import Deed
from sessions.core.deeds.operations import Changed, undo
from sessions.core.forms import done, in_place, submit
from sessions.core.refusal import Refused
from sessions.phases import pages
from sessions.phases.inventory import clustering, operations, queries
from sessions.phases.inventory.deeds import OF_THE_BOARD
from sessions.phases.inventory.forms import ClusterForm, MergeClustersForm, SortForm
from sessions.phases.inventory.joining import let_in
from sessions.phases.inventory.models import Cluster
from sessions.phases.inventory.phase import INVENTORY

# So many of one's own deeds are tried.
LOOKS_BACK = 20


@for_facilitators
def facilitate(request, session):
    shown = {"board": queries.board_of(session), "sort_form": SortForm(session=session)}
    return pages.facilitator_page(request, INVENTORY, session, shown)


@require_POST
@for_facilitators
def reveal(request, session):
    operations.reveal(session=session)
    return done(request)


@require_POST
@for_facilitators
def joining(request, session):
    let_in(session=session)
    return done(request)


def sorted_from(request, session) -> dict:
    """What was ticked on the board, and where it goes. Raises Refused."""
    form = SortForm(request.POST, session=session)
    if not form.is_valid():
        raise Refused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    return form.cleaned_data


@require_POST
@for_facilitators
def moves(request, session):
    data = sorted_from(request, session)
    clustering.move_contributions(
        session=session,
        contributions=list(data["contributions"]),
        cluster=data["cluster"],
        stood=data["stood"],
    )
    return done(request)


@require_POST
@for_facilitators
def undoing(request, session):
    """Put back what whoever asks did last on the board, whatever a colleague did since; what that colleague did with
    the same cards stays, and the one before is put back."""
    mine = Deed.objects.filter(session=session, undone_at=None, act__in=OF_THE_BOARD, who=str(ACTING.get()))
    for deed in mine[:LOOKS_BACK]:
        try:
            undo(session=session, deed=deed)
        except Changed:
            continue
        return done(request)
    raise Refused(_("U hebt hier niets gedaan dat terug kan."))


@require_POST
@for_facilitators
def clusters(request, session):
    data = sorted_from(request, session)
    if not data["title"]:
        raise Refused(_("Geef het nieuwe cluster een naam."))
    clustering.make_cluster(
        session=session,
        title=data["title"],
        contributions=list(data["contributions"]),
        creation_key=data["creation_key"],
    )
    return done(request)


def cluster_page(request, session, cluster, form=None):
    """To rename it, and to merge it with another. form: one that comes back."""
    shown = in_place(form, naming(cluster), MergeClustersForm(cluster=cluster))
    return pages.facilitator_page(request, INVENTORY, session, {"cluster": cluster, **shown}, template="cluster")


def naming(cluster) -> ClusterForm:
    return ClusterForm(initial={"title": cluster.title})


@for_facilitators
def cluster(request, session, pk):
    named = get_object_or_404(Cluster, pk=pk, session=session)
    if request.method != "POST":
        return cluster_page(request, session, named)
    return submit(
        request,
        ClusterForm(request.POST),
        partial(clustering.rename_cluster, cluster=named),
        page=partial(cluster_page, request, session, named),
        fresh=partial(naming, named),
    )


@require_POST
@for_facilitators
def parking(request, session, pk):
    operations.park(contribution=get_object_or_404(queries.on_board(session), pk=pk))
    return done(request)


@require_POST
@for_facilitators
def unparking(request, session, pk):
    operations.unpark(contribution=get_object_or_404(session.contributions, pk=pk))
    return done(request)
