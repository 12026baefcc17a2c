"""Changing, taking away and putting back: the same addresses for everything that a phase declares."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import ChangeForm, submit
from sessions.core.fragments import Audience
from sessions.core.middleware import back
from sessions.core.models import CocreationSession
from sessions.core.pages import page
from sessions.core.people.models import Participant
from sessions.core.programme.belongings import BLOCK
from sessions.core.taking_away import Belonging, put_back, rewrite_thing, take_away
from sessions.phases.registry import BELONGINGS, PHASES

# What stands in a table of a page, which is shown anew, rather than in a fragment, which is pushed.
IN_TABLES = (BLOCK,)


def for_whom_it_is(view: Callable[..., HttpResponse]):
    """Hand the view (request, belonging, thing, participant or None): to those whose it is, and nobody else."""

    def theirs(request, session: CocreationSession, participant: Participant, *, belonging: Belonging, pk: int):
        assert belonging.of is not None
        return view(request, belonging, get_object_or_404(belonging.of(participant), pk=pk), participant)

    def facilitators(request, session: CocreationSession, *, belonging: Belonging, pk: int):
        return view(request, belonging, get_object_or_404(belonging.all_in(session), pk=pk), None)

    def guarded(request, code: str, kind: str, pk: int):
        belonging = BELONGINGS.get(kind)
        if belonging is None:
            raise Http404
        let_in = for_participants(theirs) if belonging.of else for_facilitators(facilitators)
        return let_in(request, code, belonging=belonging, pk=pk)

    return guarded


@require_POST
@for_whom_it_is
def taking_away(request, belonging, thing, participant):
    take_away(belonging, thing)
    return told(request, belonging, thing)


@require_POST
@for_whom_it_is
def putting_back(request, belonging, thing, participant):
    put_back(belonging, thing)
    return told(request, belonging, thing)


def told(request, belonging, thing) -> HttpResponse:
    """The line "… weggehaald · Zet terug", which stays until the next action; the push shows the rest."""
    line = {"belonging": belonging, "thing": thing, "session": belonging.session(thing)}
    response = render(request, "components/taken_away.html", line)
    if not request.htmx or belonging in IN_TABLES:
        messages.success(request, mark_safe(response.content.decode()), extra_tags="whole")
        response = (
            HttpResponse(status=204, headers={"HX-Refresh": "true"}) if request.htmx else redirect(back(request))
        )
    else:
        response["X-Told"] = "yes"  # told.js shows it, also where the button has gone with its entry
    return response


@for_whom_it_is
def changing(request, belonging, thing, participant):
    if belonging.form is None or thing.is_taken_away:
        raise Http404
    if request.method != "POST":
        return change_page(request, belonging, thing, participant)
    return submit(
        request,
        belonging.form(request.POST, **belonging.form_needs(thing)),
        partial(rewrite_thing, belonging, thing),
        page=partial(change_page, request, belonging, thing, participant),
        fresh=lambda: change_form(belonging, thing),
    )


def change_form(belonging: Belonging, thing) -> ChangeForm:
    """The form as it stands now."""
    assert belonging.form is not None
    thing.refresh_from_db()
    names = [name for name in belonging.form.base_fields if hasattr(thing, name)]
    return belonging.form(initial={name: getattr(thing, name) for name in names}, **belonging.form_needs(thing))


def where(belonging: Belonging, audience: Audience) -> str:
    """The name of the page on which it stands."""
    phase = next(phase for phase in PHASES if belonging in phase.belongings)
    return phase.slug if audience == Audience.PARTICIPANT else f"{phase.slug}-facilitate"


def change_page(request, belonging, thing, participant, form=None) -> HttpResponse:
    audience = Audience.PARTICIPANT if participant else Audience.FACILITATOR
    return page(
        request,
        "facilitation/change.html",
        session=belonging.session(thing),
        audience=audience,
        shell_template=f"shells/{audience}.html",
        participant=participant,
        belonging=belonging,
        back_to=where(belonging, audience),
        form=form or change_form(belonging, thing),
    )
