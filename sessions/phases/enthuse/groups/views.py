"""The groups, led by the facilitator: one page for all of them, and one for each."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import done, in_place, shown_anew, submit
from sessions.core.people.models import Participant
from sessions.phases import pages
from sessions.phases.enthuse.groups import operations
from sessions.phases.enthuse.groups.forms import (
    ChangeGroupForm,
    FillForm,
    GroupForm,
    LeadForm,
    MergeForm,
    PartForm,
    PlaceForm,
    SolutionForm,
)
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.phase import ENTHUSE
from sessions.phases.enthuse.queries import canvases, homes, seats


def groups_page(request, session, form=None):
    forms = in_place(form, GroupForm(), FillForm(session=session))
    return pages.facilitator_page(request, ENTHUSE, session, forms, template="groups/groups")


@for_facilitators
def groups(request, session):
    """All groups; a new one."""
    if request.method != "POST":
        return groups_page(request, session)
    return submit(
        request,
        GroupForm(request.POST),
        partial(operations.make_group, session=session),
        page=partial(groups_page, request, session),
    )


@require_POST
@for_facilitators
def filling(request, session):
    return submit(
        request,
        FillForm(request.POST, session=session),
        partial(operations.fill_groups, session=session),
        page=partial(groups_page, request, session),
        fresh=lambda: FillForm(session=session),
    )


def change_form(group) -> ChangeGroupForm:
    group.refresh_from_db()
    return ChangeGroupForm(initial={name: getattr(group, name) for name in ("title", "room", "capacity")})


def group_page(request, session, group, form=None):
    forms = in_place(
        form,
        change_form(group),
        PlaceForm(group=group),
        LeadForm(group=group),
        MergeForm(group=group),
        SolutionForm(),
        PartForm(group=group.home),
    )
    here = homes(session).filter(pk=group.home.pk).get()
    shown = seats(here) | {"group": group, "home": here, "solutions": canvases(here)}
    return pages.facilitator_page(request, ENTHUSE, session, shown | forms, template="groups/group")


def of_a_group(view):
    """Hand the view (request, session, group); its form comes back on the page of the group."""

    @for_facilitators
    def found(request, session, pk):
        return view(request, session, get_object_or_404(Workgroup, pk=pk, session=session))

    return found


def submitted(request, session, group, form_of, operation):
    """The page tells of more than the form: it is shown anew. form_of: makes it, of what was sent or fresh."""
    form = form_of(request.POST)
    response = submit(request, form, operation, page=partial(group_page, request, session, group), fresh=form_of)
    if request.htmx and not form.errors:
        response["HX-Refresh"] = "true"
    return response


@of_a_group
def group(request, session, group):
    if request.method != "POST":
        return group_page(request, session, group)
    return submit(
        request,
        ChangeGroupForm(request.POST),
        partial(operations.change_group, group=group),
        page=partial(group_page, request, session, group),
        fresh=lambda: change_form(group),
    )


@require_POST
@of_a_group
def placing(request, session, group):
    form_of = partial(PlaceForm, group=group)
    return submitted(request, session, group, form_of, partial(operations.place_people, group=group))


@require_POST
@of_a_group
def leading(request, session, group):
    form_of = partial(LeadForm, group=group)
    return submitted(request, session, group, form_of, partial(operations.give_lead, group=group))


@require_POST
@of_a_group
def merging_groups(request, session, group):
    form_of = partial(MergeForm, group=group)
    return submitted(request, session, group, form_of, partial(operations.merge_groups, kept=group))


@require_POST
@of_a_group
def solutions(request, session, group):
    return submitted(request, session, group, SolutionForm, partial(operations.add_solution, group=group))


@require_POST
@of_a_group
def parting_groups(request, session, group):
    form_of = partial(PartForm, group=group.home)
    return submitted(request, session, group, form_of, partial(operations.part_group, solution=group))


@require_POST
@of_a_group
def group_closing(request, session, group):
    operations.close_group(group=group)
    return shown_anew(request, reverse("group", args=[session.code, group.pk]))


@require_POST
@of_a_group
def group_reopening(request, session, group):
    operations.reopen_group(group=group)
    return shown_anew(request, reverse("group", args=[session.code, group.pk]))


@require_POST
@for_participants
def group_news(request, session, participant: Participant):
    """I read what I was told about my group."""
    operations.put_away(participant=participant)
    return done(request)
