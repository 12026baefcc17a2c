"""Preparing a session: its description, programme, parties and links."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.pages import page
from sessions.core.people import operations as people
from sessions.core.people.models import Participant, Party
from sessions.core.programme import operations as programme
from sessions.facilitation.addresses import addresses
from sessions.facilitation.preparing import operations
from sessions.facilitation.preparing.forms import BlockForm, DescribeForm, EditBlockForm, PartyForm
from sessions.facilitation.shell import queries
from sessions.phases.inventory.operations import promise_anonymity
from sessions.phases.inventory.queries import board_of


def prepare_page(request, session, form=None):
    forms = {
        DescribeForm.slug: DescribeForm(
            initial={name: getattr(session, name) for name in DescribeForm.base_fields}
        ),
        BlockForm.slug: BlockForm(initial={"starts_at": session.starts_at, "minutes": 30}),
        PartyForm.slug: PartyForm(),
    }
    if form is not None:
        forms[form.slug] = form
    return page(
        request,
        "facilitation/prepare.html",
        session=session,
        audience=Audience.FACILITATOR,
        describe_form=forms[DescribeForm.slug],
        block_form=forms[BlockForm.slug],
        party_form=forms[PartyForm.slug],
        parties=queries.guests(session),
        blocks=queries.programme(session)["blocks"],
        board=board_of(session),
        addresses=addresses(session, request),
    )


prepare = for_facilitators(prepare_page)


@require_POST
@for_facilitators
def description(request, session):
    form = DescribeForm(request.POST)
    return submit(
        request,
        form,
        partial(operations.describe_session, session=session),
        page=partial(prepare_page, request, session),
        fresh=lambda: DescribeForm(initial=form.cleaned_data),
    )


@require_POST
@for_facilitators
def promise(request, session):
    promise_anonymity(session=session, is_anonymous=request.POST.get("is_anonymous") == "on")
    messages.success(request, _("Bewaard"))
    return redirect("prepare", code=session.code)


@require_POST
@for_facilitators
def blocks(request, session):
    form = BlockForm(request.POST)
    return to_prepare(request, session, form, partial(programme.add_block, session=session))


@require_POST
@for_facilitators
def parties(request, session):
    form = PartyForm(request.POST)
    return to_prepare(request, session, form, partial(people.add_party, session=session))


def to_prepare(request, session, form, operation):
    """Submit a form whose result shows in a table of this page, so that the page is shown anew."""
    response = submit(request, form, operation, page=partial(prepare_page, request, session))
    if request.htmx and not form.errors:
        response["HX-Refresh"] = "true"
    return response


def edit_page(request, session, form, back_to="prepare"):
    return page(
        request,
        "facilitation/edit.html",
        session=session,
        audience=Audience.FACILITATOR,
        form=form,
        back_to=back_to,
    )


@for_facilitators
def block(request, session, pk):
    edited = get_object_or_404(session.blocks, pk=pk)
    if request.method != "POST":
        values = {name: getattr(edited, name) for name in EditBlockForm.base_fields}
        values["starts_at"] = timezone.localtime(edited.starts_at)
        return edit_page(request, session, EditBlockForm(initial=values))
    form = EditBlockForm(request.POST)
    return submit(
        request,
        form,
        partial(programme.change_block, block=edited),
        page=partial(edit_page, request, session),
        fresh=lambda: EditBlockForm(initial=form.cleaned_data),
    )


@require_POST
@for_facilitators
def block_removal(request, session, pk):
    programme.remove_block(block=get_object_or_404(session.blocks, pk=pk))
    return refreshed(request)


def refreshed(request):
    response = done(request)
    response["HX-Refresh"] = "true"
    return response


@for_facilitators
def party(request, session, pk):
    edited = get_object_or_404(Party, pk=pk, session=session)
    if request.method != "POST":
        form = PartyForm(initial={"name": edited.name, "sector": edited.sector})
        return edit_page(request, session, form)
    form = PartyForm(request.POST)
    return submit(
        request,
        form,
        partial(people.change_party, party=edited),
        page=partial(edit_page, request, session),
        fresh=lambda: PartyForm(initial=form.cleaned_data),
    )


@require_POST
@for_facilitators
def party_removal(request, session, pk):
    people.remove_party(party=get_object_or_404(Party, pk=pk, session=session))
    return refreshed(request)


@require_POST
@for_facilitators
def participant_removal(request, session, pk):
    people.remove_participant(participant=get_object_or_404(Participant, pk=pk, session=session))
    return refreshed(request)


@require_POST
@for_facilitators
def participant_restoration(request, session, pk):
    people.restore_participant(participant=get_object_or_404(Participant, pk=pk, session=session))
    return refreshed(request)
