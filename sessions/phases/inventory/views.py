"""What a participant does on the board. The facilitator's side stands in sorting.py."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sessions.core.access import for_participants
from sessions.core.forms import done, submit
from sessions.core.people.tables.queries import tables_for
from sessions.core.phase_states import state_of
from sessions.phases import pages
from sessions.phases.inventory import operations, queries
from sessions.phases.inventory.forms import (
    ChangeContributionForm,
    ContributionForm,
    LateContributionForm,
    RecoveryForm,
)
from sessions.phases.inventory.phase import INVENTORY


def participant_page(request, session, participant, form=None):
    return pages.participant_page(
        request,
        INVENTORY,
        participant,
        {
            "contribution_form": form or ContributionForm(tables=tables_for(participant)),
            **what_is_mine(session, participant),
        },
    )


inventory = for_participants(participant_page)


@for_participants
def my_contributions(request, session, participant):
    """The part of the page that is only mine; the browser pulls it after each of my own changes."""
    mine = what_is_mine(session, participant)
    return render(request, "phases/inventory/mine.html", {"session": session} | mine)


def what_is_mine(session, participant) -> dict:
    board = queries.board_of(session)
    return {
        "board": board,
        "my_contributions": queries.my_contributions(participant),
        "my_dots": queries.my_dots(participant),
        # Dots are given on what is revealed.
        "gives_dots": board.gives_dots and state_of(session, INVENTORY.slug).is_open,
    }


@require_POST
@for_participants
def contributions(request, session, participant):
    tables = tables_for(participant)
    form = ContributionForm(request.POST, tables=tables)
    form.late_action = reverse("late-contributions", args=[session.code])
    return submit(
        request,
        form,
        partial(operations.make_contribution, session=session, participant=participant, secret=participant.secret),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: ContributionForm(
            initial={name: request.POST.get(name) for name in ("kind", "on_behalf")}, tables=tables
        ),
    )


@require_POST
@for_participants
def late_contributions(request, session, participant):
    """Where a text that came too late is still kept."""
    return submit(
        request,
        LateContributionForm(request.POST, tables=tables_for(participant)),
        partial(
            operations.make_late_contribution, session=session, participant=participant, secret=participant.secret
        ),
        page=partial(participant_page, request, session, participant),
        fresh=lambda: ContributionForm(tables=tables_for(participant)),
    )


def own(participant, pk):
    """My contribution with this key; anybody else's does not exist for me."""
    return get_object_or_404(queries.my_contributions(participant), pk=pk)


def change_form(contribution) -> ChangeContributionForm:
    return ChangeContributionForm(
        initial={"kind": contribution.kind, "text": contribution.text}, has_answers=contribution.dots.exists()
    )


def change_page(request, participant, contribution, form=None):
    form = form or change_form(contribution)
    return pages.participant_page(request, INVENTORY, participant, {"form": form}, template="change")


@for_participants
def contribution(request, session, participant, pk):
    mine = own(participant, pk)
    if request.method != "POST":
        return change_page(request, participant, mine)
    return submit(
        request,
        ChangeContributionForm(request.POST, has_answers=mine.dots.exists()),
        partial(operations.change_contribution, contribution=mine),
        page=partial(change_page, request, participant, mine),
        fresh=lambda: change_form(mine),
    )


@require_POST
@for_participants
def withdrawal(request, session, participant, pk):
    operations.withdraw_contribution(contribution=own(participant, pk))
    return done(request)


@require_POST
@for_participants
def restoration(request, session, participant, pk):
    operations.restore_contribution(contribution=own(participant, pk))
    return done(request)


@require_POST
@for_participants
def dot(request, session, participant, pk):
    operations.cast_dot(
        contribution=get_object_or_404(queries.on_board(session), pk=pk),
        participant=participant,
        about=request.POST.get("about", ""),
    )
    return done(request)


@require_POST
@for_participants
def dot_withdrawal(request, session, participant, pk):
    operations.take_back_dot(contribution=get_object_or_404(session.contributions, pk=pk), participant=participant)
    return done(request)


@for_participants
def recovery(request, session, participant):
    """Find one's cards without a name back with the link that one had when one wrote them."""
    shown = partial(recovery_page, request, participant)
    if request.method != "POST":
        return shown(RecoveryForm())
    return submit(
        request,
        RecoveryForm(request.POST),
        partial(operations.recover_contributions, participant=participant, secret=participant.secret),
        page=shown,
    )


def recovery_page(request, participant, form):
    return pages.participant_page(request, INVENTORY, participant, {"form": form}, template="recovery")
