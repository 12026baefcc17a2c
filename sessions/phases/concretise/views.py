from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import done, in_place, shown_anew
from sessions.core.fragments import Audience
from sessions.core.middleware import wants_json
from sessions.phases import pages
from sessions.phases.concretise import operations, queries
from sessions.phases.concretise.asks.forms import AskForm
from sessions.phases.concretise.canvas import FIELDS
from sessions.phases.concretise.forms import TextForm
from sessions.phases.concretise.models import SolutionText, SolutionTextVersion
from sessions.phases.concretise.phase import CONCRETISE
from sessions.phases.concretise.value_case.forms import ValueItemForm
from sessions.phases.enthuse.models import Workgroup
from sessions.phases.enthuse.queries import canvases, is_member, workgroup_of


@for_participants
def concretise(request, session, participant):
    mine = workgroup_of(participant)
    known = {"my_workgroup": mine, "solutions": canvases(mine)[1:] if mine else []}
    return pages.participant_page(request, CONCRETISE, participant, known)


@for_facilitators
def facilitate(request, session):
    return pages.facilitator_page(request, CONCRETISE, session)


@for_facilitators
def canvas_for_facilitator(request, session, pk):
    workgroup = get_object_or_404(Workgroup, pk=pk, session=session)
    return pages.facilitator_page(
        request, CONCRETISE, session, {"workgroup": workgroup}, template="canvas_facilitate"
    )


@for_participants
def canvas(request, session, participant, pk):
    return canvas_page(request, participant, get_object_or_404(Workgroup, pk=pk, session=session))


def canvas_page(request, participant, workgroup, form=None):
    """The canvas of one workgroup: its members write, everyone else in the session reads."""
    return pages.participant_page(
        request,
        CONCRETISE,
        participant,
        {
            "workgroup": workgroup,
            "is_member": (mine := is_member(participant, workgroup)),
            "may_write": mine and not workgroup.is_closed,
            "others": others if len(others := canvases(workgroup.home)) > 1 else [],
            "parts": queries.canvas_as_text(workgroup),
            **in_place(form, AskForm(session=participant.session), ValueItemForm(session=participant.session)),
        },
        template="canvas",
    )


@require_POST
@for_participants
def text(request, session, participant, pk, field):
    """Save one field as it is typed; answers as JSON for the autosave script, else with the page."""
    workgroup = get_object_or_404(Workgroup, pk=pk, session=session)
    if field not in FIELDS:
        raise Http404
    form = TextForm(request.POST)
    try:
        saved = operations.write_text(workgroup=workgroup, field=field, participant=participant, **form.checked())
    except operations.Changed as changed:
        if not wants_json(request):
            raise
        sent, since = form.sent(request.POST.getlist("sent")), form.cleaned_data["base_version"]
        arrived = queries.own_among(changed.current, participant, sent, since=since)
        answer = {"message": changed.message, "theirs": state(changed.current), "arrived": arrived}
        return JsonResponse(answer, status=409)
    if wants_json(request):
        return JsonResponse(state(saved))
    return redirect("canvas", code=session.code, pk=workgroup.pk)


def earlier_context(session, audience, pk, field) -> dict:
    workgroup = get_object_or_404(Workgroup, pk=pk, session=session)
    if field not in FIELDS:
        raise Http404
    return {
        "workgroup": workgroup,
        "field": FIELDS[field],
        "versions": queries.earlier_texts(workgroup, field),
        "current": SolutionText.objects.filter(workgroup=workgroup, field=field).first(),
        "shell_template": f"shells/{audience}.html",
        "back_to": "canvas" if audience == Audience.PARTICIPANT else "canvas-facilitate",
    }


@for_participants
def earlier_texts(request, session, participant, pk, field):
    """What stood in a field before; a member can put it back."""
    shown = earlier_context(session, Audience.PARTICIPANT, pk, field)
    shown["may_restore"] = is_member(participant, shown["workgroup"])
    return pages.participant_page(request, CONCRETISE, participant, shown, template="earlier")


@for_facilitators
def earlier_texts_for_facilitator(request, session, pk, field):
    shown = earlier_context(session, Audience.FACILITATOR, pk, field)
    return pages.facilitator_page(request, CONCRETISE, session, shown, template="earlier")


@require_POST
@for_participants
def text_restoration(request, session, participant, pk, field, version):
    workgroup = get_object_or_404(Workgroup, pk=pk, session=session)
    get_object_or_404(
        SolutionTextVersion, solution_text__workgroup=workgroup, solution_text__field=field, version=version
    )
    operations.restore_text(workgroup=workgroup, field=field, version=version, participant=participant)
    messages.success(request, _("Deze tekst staat er weer. Wat er stond, blijft hier bewaard."))
    return shown_anew(request, reverse("earlier-texts", args=[session.code, pk, field]))


def state(text) -> dict:
    return {"text": text.text, "version": text.version}


@require_POST
@for_participants
def ownership(request, session, participant, pk):
    operations.own_solution(workgroup=get_object_or_404(Workgroup, pk=pk, session=session), participant=participant)
    return done(request)


@require_POST
@for_participants
def ownership_end(request, session, participant, pk):
    operations.disown_solution(
        workgroup=get_object_or_404(Workgroup, pk=pk, session=session), party=participant.party
    )
    return done(request)
