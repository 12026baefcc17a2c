"""What a participant does on the board. The facilitator's side stands in sorting.py."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sessions.core.access import for_participants, secret_from
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.phases.inventory import operations, queries
from sessions.phases.inventory.forms import ChangeContributionForm, ContributionForm, LateContributionForm

PHASE = "inventory"


def participant_page(request, session, participant, form=None):
    secret = secret_from(request.COOKIES, session)
    return page(
        request,
        "phases/inventory/page.html",
        session=session,
        audience=Audience.PARTICIPANT,
        phase=PHASE,
        participant=participant,
        board=queries.board_of(session),
        mine=queries.mine(session, participant, secret),
        my_contributions=queries.my_contributions(session, secret),
        my_dots=queries.my_dots(session, participant),
        contribution_form=form or ContributionForm(),
    )


inventory = for_participants(participant_page)


@for_participants
def my_contributions(request, session, participant):
    """The part of the page that is only mine; the browser pulls it after each of my own changes."""
    secret = secret_from(request.COOKIES, session)
    return render(
        request,
        "phases/inventory/mine.html",
        {
            "session": session,
            "my_contributions": queries.my_contributions(session, secret),
            "my_dots": queries.my_dots(session, participant),
        },
    )


@require_POST
@for_participants
def contributions(request, session, participant):
    secret = secret_from(request.COOKIES, session)
    form = ContributionForm(request.POST)
    form.late_action = reverse("late-contributions", args=[session.code])
    return submit(
        request,
        form,
        lambda **data: operations.make_contribution(
            session=session, participant=participant, secret=secret, **data
        ),
        page=lambda request, form: participant_page(request, session, participant, form),
        fresh=lambda: ContributionForm(initial={"kind": request.POST.get("kind")}),
    )


@require_POST
@for_participants
def late_contributions(request, session, participant):
    """Where a text that came too late is still kept."""
    secret = secret_from(request.COOKIES, session)
    return submit(
        request,
        LateContributionForm(request.POST),
        lambda **data: operations.make_late_contribution(
            session=session, participant=participant, secret=secret, **data
        ),
        page=lambda request, form: participant_page(request, session, participant, form),
        fresh=ContributionForm,
    )


def own(request, session, pk):
    """My contribution with this key; anybody else's does not exist for me."""
    return get_object_or_404(queries.my_contributions(session, secret_from(request.COOKIES, session)), pk=pk)


def change_page(request, session, participant, contribution, form=None):
    return page(
        request,
        "phases/inventory/change.html",
        session=session,
        audience=Audience.PARTICIPANT,
        phase=PHASE,
        participant=participant,
        form=form or ChangeContributionForm(initial={"kind": contribution.kind, "text": contribution.text}),
    )


@for_participants
def contribution(request, session, participant, pk):
    mine = own(request, session, pk)
    if request.method != "POST":
        return change_page(request, session, participant, mine)
    form = ChangeContributionForm(request.POST)
    return submit(
        request,
        form,
        lambda **data: operations.change_contribution(contribution=mine, **data),
        page=lambda request, form: change_page(request, session, participant, mine, form),
        fresh=lambda: ChangeContributionForm(initial=form.cleaned_data),
    )


@require_POST
@for_participants
def withdrawal(request, session, participant, pk):
    operations.withdraw_contribution(contribution=own(request, session, pk))
    return done(request)


@require_POST
@for_participants
def restoration(request, session, participant, pk):
    operations.restore_contribution(contribution=own(request, session, pk))
    return done(request)


@require_POST
@for_participants
def dot(request, session, participant, pk):
    operations.cast_dot(contribution=get_object_or_404(queries.on_board(session), pk=pk), participant=participant)
    return done(request)


@require_POST
@for_participants
def dot_withdrawal(request, session, participant, pk):
    operations.take_back_dot(contribution=get_object_or_404(session.contributions, pk=pk), participant=participant)
    return done(request)
