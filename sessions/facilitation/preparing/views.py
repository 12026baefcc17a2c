"""Preparing a session: its description, programme, parties and links."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.forms import submit
from sessions.core.fragments import Audience
from sessions.core.models import AccessLink, CocreationSession
from sessions.core.pages import page
from sessions.core.programme import operations as programme
from sessions.core.retention import USUAL
from sessions.facilitation.addresses import addresses
from sessions.facilitation.preparing import operations
from sessions.facilitation.preparing.checklist import checklist
from sessions.facilitation.preparing.copying import make_alike
from sessions.facilitation.preparing.forms import (
    AlikeForm,
    BlockForm,
    DescribeForm,
    EditBlockForm,
    TermForm,
)
from sessions.facilitation.shell import queries
from sessions.facilitation.timing.forms import StartForm
from sessions.facilitation.timing.queries import running_order
from sessions.phases.inventory.operations import promise_anonymity
from sessions.phases.inventory.queries import board_of


def describe_form(session) -> DescribeForm:
    now = CocreationSession.objects.get(pk=session.pk)
    return DescribeForm(
        initial={name: getattr(now, name) for name in ("challenge", "urgency", "purpose", "character")}
    )


def term_form(session) -> TermForm:
    now = CocreationSession.objects.get(pk=session.pk).keep_months
    return TermForm(initial={"keep_months": now or USUAL})


def block_form(block) -> EditBlockForm:
    values = {name: getattr(block, name) for name in EditBlockForm.base_fields if name != "seen"}
    return EditBlockForm(initial=values | {"starts_at": timezone.localtime(block.starts_at)})


def start_form(session) -> StartForm:
    now = CocreationSession.objects.get(pk=session.pk).starts_at
    return StartForm(initial={"starts_at": timezone.localtime(now)})


def prepare_page(request, session, form=None):
    forms = {
        DescribeForm.slug: describe_form(session),
        TermForm.slug: term_form(session),
        StartForm.slug: start_form(session),
        BlockForm.slug: BlockForm(initial={"starts_at": session.starts_at, "minutes": 30}),
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
        term_form=forms[TermForm.slug],
        start_form=forms[StartForm.slug],
        has_begun=session.blocks.exclude(started_at=None).exists(),
        blocks=[each.context for each in running_order(session, "", None)],
        board=board_of(session),
        checks=checklist(session),
        addresses=addresses(session, request),
        reader_link=queries.link(session, AccessLink.Role.READER),
    )


prepare = for_facilitators(prepare_page)


@for_facilitators
def alike(request, session):
    """Make a session after the example of this one, and prepare it."""
    form = AlikeForm(request.POST if request.method == "POST" else None, initial={"challenge": session.challenge})
    if form.is_bound and form.is_valid():
        made = make_alike(example=session, facilitator=request.user, **form.cleaned_data)
        return redirect("prepare", code=made.code)
    shown = {"session": session, "audience": Audience.FACILITATOR, "form": form}
    return page(request, "facilitation/alike.html", status=422 if form.errors else 200, **shown)


@require_POST
@for_facilitators
def description(request, session):
    return submit(
        request,
        DescribeForm(request.POST),
        partial(operations.describe_session, session=session),
        page=partial(prepare_page, request, session),
        fresh=lambda: describe_form(session),
    )


@require_POST
@for_facilitators
def term(request, session):
    return submit(
        request,
        TermForm(request.POST),
        partial(operations.set_term, session=session),
        page=partial(prepare_page, request, session),
        fresh=lambda: term_form(session),
    )


@require_POST
@for_facilitators
def start(request, session):
    """Another moment to begin: the table of blocks is shown anew with it."""
    operation = partial(programme.move_start, session=session)
    return to_prepare(request, session, StartForm(request.POST), operation, fresh=lambda: start_form(session))


@require_POST
@for_facilitators
def promise(request, session):
    promise_anonymity(
        session=session,
        is_anonymous=request.POST.get("is_anonymous") == "on",
        is_read_before=request.POST.get("is_read_before") == "on",
    )
    messages.success(request, _("Bewaard"))
    return redirect("prepare", code=session.code)


@require_POST
@for_facilitators
def blocks(request, session):
    form = BlockForm(request.POST)
    return to_prepare(request, session, form, partial(programme.add_block, session=session))


def to_prepare(request, session, form, operation, fresh=None):
    """Submit a form whose result shows in a table of this page, so that the page is shown anew."""
    response = submit(request, form, operation, page=partial(prepare_page, request, session), fresh=fresh)
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
        return edit_page(request, session, block_form(edited))
    return submit(
        request,
        EditBlockForm(request.POST),
        partial(programme.change_block, block=edited),
        page=partial(edit_page, request, session),
        fresh=lambda: block_form(edited),
    )
