"""Who else facilitates: invited by name from the page, each a person of their own, and what was given taken back."""

from functools import partial

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sessions.core.access import for_facilitators
from sessions.core.event_types import subject_of
from sessions.core.events import FACILITATOR_LEFT
from sessions.core.forms import in_place, shown_anew, submit
from sessions.core.fragments import Audience
from sessions.core.journal import change
from sessions.core.links import make_link, token_of
from sessions.core.models import AccessLink, CocreationSession, Facilitator
from sessions.core.pages import page
from sessions.core.refusal import Refused
from sessions.facilitation.accounts.way_back import vouch_for
from sessions.facilitation.guests.forms import ColleagueForm


def invite_facilitator(*, session: CocreationSession, name: str) -> AccessLink:
    """A link that makes its holder a facilitator of this session, once."""
    with change(session, even_frozen=True):
        return make_link(session, AccessLink.Role.FACILITATOR, name)


def unused_links(session: CocreationSession) -> QuerySet[AccessLink]:
    """Links for colleagues who have not come in yet."""
    waiting = AccessLink.objects.filter(session=session, role=AccessLink.Role.FACILITATOR)
    return waiting.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now()).exclude(name="")


def withdraw_link(*, link: AccessLink) -> None:
    """Let nobody in by it any more."""
    with change(link.session, even_frozen=True):
        unused_links(link.session).filter(pk=link.pk).update(revoked_at=timezone.now())


def end_facilitating(*, facilitator: Facilitator) -> None:
    """Take the right back, and with it every link that still lets a colleague in: they may have seen those. Raises
    Refused for the last one, without whom nobody could steer."""
    with change(facilitator.session, even_frozen=True) as under_way:
        if facilitator.session.facilitators.count() < 2:
            raise Refused(_("Er moet iemand overblijven die de sessie leidt."))
        gone = subject_of(facilitator)
        facilitator.delete()
        unused_links(facilitator.session).update(revoked_at=timezone.now())
        under_way.record(FACILITATOR_LEFT, gone)


def colleagues_page(request, session, form=None):
    return page(
        request,
        "facilitation/guests/colleagues.html",
        session=session,
        audience=Audience.FACILITATOR,
        facilitators=session.facilitators.select_related("user").order_by("pk"),
        with_second_step=set(Authenticator.objects.values_list("user_id", flat=True)),
        me=request.user,
        waiting=[(link, address_of(request, link)) for link in unused_links(session)],
        form=in_place(form, ColleagueForm())["colleague_form"],
    )


def address_of(request, link: AccessLink) -> str:
    return request.build_absolute_uri(reverse("one-time-link", args=[token_of(link)]))


@for_facilitators
def colleagues(request, session):
    shown = partial(colleagues_page, request, session)
    if request.method != "POST":
        return shown()
    made = []

    def invite(name: str) -> None:
        made.append(invite_facilitator(session=session, name=name))

    response = submit(request, ColleagueForm(request.POST), invite, page=shown)
    if made and request.htmx:
        messages.success(request, format_html(_("De link voor {} staat hieronder."), made[0].name))
        return shown_anew(request, reverse("colleagues", args=[session.code]))
    return response


@require_POST
@for_facilitators
def colleague_removal(request, session, pk):
    end_facilitating(facilitator=get_object_or_404(Facilitator, pk=pk, session=session))
    return shown_anew(request, reverse("colleagues", args=[session.code]))


@require_POST
@for_facilitators
def colleague_link_withdrawal(request, session, pk):
    withdraw_link(link=get_object_or_404(AccessLink.objects.select_related("session"), pk=pk, session=session))
    return shown_anew(request, reverse("colleagues", args=[session.code]))


@require_POST
@for_facilitators
def colleague_way_back(request, session, pk):
    """Vouch for a colleague who lost their second step; shown once, to be told or sent to them."""
    facilitator = get_object_or_404(Facilitator.objects.select_related("user"), pk=pk, session=session)
    link = vouch_for(session=session, user=facilitator.user, by=request.user)
    address = request.build_absolute_uri(reverse("way-back", args=[token_of(link)]))
    return page(
        request,
        "facilitation/guests/way_back.html",
        session=session,
        audience=Audience.FACILITATOR,
        facilitator=facilitator,
        address=address,
    )
