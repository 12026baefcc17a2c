"""Hiding what participants wrote, and showing it again."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from sessions.core.access import for_facilitators
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.hiding.models import Redaction
from sessions.core.hiding.operations import hide, show
from sessions.core.hiding.redacting import Redactable, lift, redact
from sessions.core.pages import page
from sessions.core.refusal import Refused
from sessions.facilitation.moderating.forms import HidingForm
from sessions.phases.registry import MODERATIONS, REDACTABLES


def found(session, kind: str, pk: int):
    """How this kind is hidden, and the thing. Raises Http404."""
    moderation = MODERATIONS.get(kind) or REDACTABLES.get(kind)
    if moderation is None:
        raise Http404
    thing = get_object_or_404(moderation.all_in(session), pk=pk)
    if isinstance(moderation, Redactable) and not moderation.is_told(thing):
        raise Http404
    return moderation, thing


@for_facilitators
def moderation(request, session):
    return page(request, "facilitation/moderation.html", session=session, audience=Audience.FACILITATOR)


@for_facilitators
def hiding(request, session, kind, pk):
    """Ask why, hide it, and go to where all that is hidden stands."""
    moderation, thing = found(session, kind, pk)
    shown = partial(hiding_page, request, session, moderation, thing)
    if request.method != "POST":
        return shown(HidingForm())
    form = HidingForm(request.POST)
    act = take_out if isinstance(moderation, Redactable) else hide
    response = submit(request, form, partial(act, moderation, thing), page=shown)
    if form.errors:
        return response
    if not request.htmx:
        return redirect("moderation", session.code)
    messages.success(request, form.told())
    return HttpResponseClientRedirect(reverse("moderation", args=[session.code]))


def take_out(redactable: Redactable, thing, *, why: str) -> None:
    if redact(redactable, thing, why=why) is None:
        raise Refused(_("Hier staat geen tekst meer om weg te halen."))


def hiding_page(request, session, moderation, thing, form):
    context = {"form": form, "written": moderation.written(thing), "moderation": moderation}
    return page(request, "facilitation/hiding.html", session=session, audience=Audience.FACILITATOR, **context)


@require_POST
@for_facilitators
def showing(request, session, kind, pk):
    moderation, thing = found(session, kind, pk)
    if isinstance(moderation, Redactable):
        raise Http404
    show(moderation, thing)
    return done(request, reverse("moderation", args=[session.code]))


@require_POST
@for_facilitators
def lifting(request, session, pk):
    """Put back a text that was taken out."""
    taken_out = Redaction.objects.select_related("session").filter(session=session, kind__in=REDACTABLES)
    redaction = get_object_or_404(taken_out, pk=pk)
    lift(REDACTABLES[redaction.kind], redaction)
    return done(request, reverse("moderation", args=[session.code]))
