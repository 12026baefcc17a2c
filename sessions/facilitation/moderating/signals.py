"""The boundary signal: raised by a participant on a thing, settled by the facilitator, many at once."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from sessions.core.access import for_facilitators, for_participants
from sessions.core.forms import submit
from sessions.core.fragments import Audience
from sessions.core.models import CocreationSession
from sessions.core.pages import page
from sessions.core.signalling.operations import Judged, raise_signal, settle_gone, settle_signals
from sessions.facilitation.moderating.forms import SettleForm, SignalForm
from sessions.facilitation.moderating.queries import gone, open_signals
from sessions.phases.registry import JUDGED, PHASES


@for_participants
def signal(request, session, participant, kind, pk):
    """Say which line a text crosses. Nobody sees who did."""
    moderation = JUDGED.get(kind)
    if moderation is None:
        raise Http404
    thing = get_object_or_404(moderation.all_in(session), pk=pk)
    if not moderation.is_in_sight(thing):
        raise Http404
    shown = partial(signal_page, request, participant, moderation, thing)
    if request.method != "POST":
        return shown(SignalForm())
    form = SignalForm(request.POST)
    settle_gone(session=session, gone=gone(session))
    response = submit(
        request,
        form,
        partial(raise_signal, participant=participant, moderation=moderation, thing=thing),
        page=shown,
    )
    if form.errors:
        return response
    to = reverse(phase_of(moderation), args=[session.code])
    messages.success(request, form.told())
    return HttpResponseClientRedirect(to) if request.htmx else redirect(to)


def phase_of(moderation: Judged) -> str:
    return next(phase.slug for phase in PHASES if moderation.kind in {each.kind for each in phase.judged})


def signal_page(request, participant, moderation: Judged, thing: Any, form: SignalForm):
    return page(
        request,
        "facilitation/signal.html",
        session=participant.session,
        audience=Audience.PARTICIPANT,
        participant=participant,
        form=form,
        moderation=moderation,
        written=moderation.written(thing),
        back_to=phase_of(moderation),
    )


@for_facilitators
def signals(request, session):
    """What was signalled and waits, to settle one or many."""
    shown = partial(signals_page, request, session)
    if request.method != "POST":
        return shown(SettleForm(session=session))
    form = SettleForm(request.POST, session=session)
    response = submit(
        request,
        form,
        partial(settle, session),
        page=shown,
        fresh=lambda: SettleForm(session=session),
    )
    if form.errors:
        return response
    to = reverse("signals", args=[session.code])
    return HttpResponseClientRedirect(to) if request.htmx else redirect(to)


def settle(session: CocreationSession, things: Sequence[str], verdict: str, answer: str) -> None:
    waiting = {each.key: (each.moderation, each.thing) for each in open_signals(session)}
    chosen = [waiting[key] for key in things if key in waiting]
    settle_signals(session=session, things=chosen, verdict=verdict, answer=answer)


def signals_page(request, session, form: SettleForm):
    return page(
        request,
        "facilitation/signals.html",
        session=session,
        audience=Audience.FACILITATOR,
        form=form,
        is_empty=not open_signals(session),
    )
