"""Holding a card before the reveal: it never reaches the board unless it is let go."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from sessions.core.access import for_facilitators
from sessions.core.forms import done, submit
from sessions.core.fragments import Audience
from sessions.core.hiding.operations import hide, show
from sessions.core.models import CocreationSession
from sessions.core.pages import page
from sessions.facilitation.moderating.forms import HoldingForm
from sessions.phases.inventory.belongings import CARD
from sessions.phases.inventory.models import Contribution
from sessions.phases.inventory.queries import board_of
from sessions.phases.inventory.reading import card_called


@for_facilitators
def reading(request, session):
    if not board_of(session).is_read_before:
        raise Http404
    return page(request, "facilitation/reading.html", session=session, audience=Audience.FACILITATOR)


def found(session: CocreationSession, key: str) -> Contribution:
    card = card_called(session, key)
    if card is None:
        raise Http404
    return card


@for_facilitators
def holding(request, session, key):
    card = found(session, key)
    shown = partial(holding_page, request, session, card)
    if request.method != "POST":
        return shown(HoldingForm())
    form = HoldingForm(request.POST)
    response = submit(request, form, partial(hide, CARD, card), page=shown)
    if form.errors:
        return response
    to = reverse("reading", args=[session.code])
    return HttpResponseClientRedirect(to) if request.htmx else redirect(to)


def holding_page(request, session, card, form):
    context = {"form": form, "card": card}
    return page(request, "facilitation/holding.html", session=session, audience=Audience.FACILITATOR, **context)


@require_POST
@for_facilitators
def releasing(request, session, key):
    show(CARD, found(session, key))
    return done(request, reverse("reading", args=[session.code]))
