"""Where the facilitator makes one card of several, or two of one."""

import re
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from sessions.core.access import for_facilitators
from sessions.core.fields import LARGEST_KEY
from sessions.core.forms import SendForm, submit
from sessions.core.refusal import Refused
from sessions.core.texts import LONGEST_TEXT
from sessions.phases import pages
from sessions.phases.inventory.clustering import merge_clusters
from sessions.phases.inventory.forms import MergeClustersForm, MergeForm, SplitForm
from sessions.phases.inventory.models import Cluster
from sessions.phases.inventory.phase import INVENTORY
from sessions.phases.inventory.queries import on_board
from sessions.phases.inventory.reworking import FEWEST_TO_MERGE, merge_cards, split_card
from sessions.phases.inventory.sorting import cluster_page, sorted_from

# Where a text of two thoughts most likely comes apart: at a line, else after its first sentence.
APART = (re.compile(r"\n+"), re.compile(r"(?<=[.!?;])\s+"))


@require_POST
@for_facilitators
def chosen(request, session):
    """From the cards that were ticked on the board to where they become one."""
    cards = sorted_from(request, session)["contributions"]
    if len(cards) < FEWEST_TO_MERGE:
        raise Refused(_("Kies eerst twee of meer kaarten."))
    address = f"{reverse('cards-merging', args=[session.code])}?cards={','.join(str(card.pk) for card in cards)}"
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


@for_facilitators
def merging(request, session):
    numbers = request.POST.getlist("contributions") or request.GET.get("cards", "").split(",")
    asked = [int(each) for each in numbers if each.isdecimal() and len(each) < len(str(LARGEST_KEY))]
    cards = list(on_board(session).filter(pk__in=asked).order_by("number"))
    shown = partial(merging_page, request, session, cards)
    if request.method != "POST":
        if len(cards) < FEWEST_TO_MERGE:
            return shown(None)
        text = "\n\n".join(card.text for card in cards)[:LONGEST_TEXT]
        words = {"contributions": [card.pk for card in cards], "kind": cards[0].kind, "text": text}
        return shown(MergeForm(initial=words, session=session))
    form = MergeForm(request.POST, session=session)
    return to_the_board(request, session, form, partial(merge_cards, session=session), shown)


def merging_page(request, session, cards, form):
    rule = _(
        "Een stip gaat mee naar de nieuwe kaart. Wie aan meer dan één van deze kaarten een stip gaf, krijgt de andere"
        " terug. Een stip telt zolang de oude tekst er heel in staat; anders vragen we de gever opnieuw."
    )
    shown = {"form": form, "cards": cards, "title": _("Maak er één kaart van"), "rule": rule}
    return pages.facilitator_page(request, INVENTORY, session, shown, template="rewriting")


@for_facilitators
def splitting(request, session, pk):
    card = get_object_or_404(session.contributions, pk=pk)
    cards = list(on_board(session).filter(pk=pk))
    shown = partial(splitting_page, request, session, cards)
    if request.method != "POST":
        return shown(SplitForm(initial=in_two(card)) if cards else None)
    return to_the_board(request, session, SplitForm(request.POST), partial(split_card, contribution=card), shown)


def splitting_page(request, session, cards, form):
    rule = _(
        "De stippen gaan mee naar de eerste kaart. Wie een stip gaf, ziet wat er veranderde en kan hem verplaatsen."
        " Een stip telt zolang de tekst van de eerste kaart uit de oude komt; anders vragen we de gever opnieuw."
    )
    shown = {"form": form, "cards": cards, "title": _("Maak er twee kaarten van"), "rule": rule}
    return pages.facilitator_page(request, INVENTORY, session, shown, template="rewriting")


def in_two(card) -> dict[str, str]:
    """The card as two, to begin with."""
    parts = next(
        (parts for at in APART if len(parts := at.split(card.text.strip(), maxsplit=1)) > 1), [card.text, ""]
    )
    return {"kind": card.kind, "second_kind": card.kind, "text": parts[0], "second_text": parts[1]}


@require_POST
@for_facilitators
def cluster_merging(request, session, pk):
    """All cards of a cluster go to another one."""
    merged = get_object_or_404(Cluster.everything, pk=pk, session=session)
    form = MergeClustersForm(request.POST, cluster=merged)
    shown = partial(cluster_page, request, session, merged)
    return to_the_board(request, session, form, partial(merge_clusters, other=merged), shown)


def to_the_board(request, session, form: SendForm, operation, shown) -> HttpResponse:
    """Do it, and go back to where the outcome stands."""
    response = submit(request, form, operation, page=shown, fresh=lambda: form)
    if form.errors:
        return response
    board = reverse("inventory-facilitate", args=[session.code])
    if not request.htmx:
        return redirect(board)
    messages.success(request, form.told())
    return HttpResponseClientRedirect(board)
