"""A facilitator's own sessions: the list, a new one, and coming in by a one-time link."""

from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LogoutView
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone

from sessions.core.access import facilitates
from sessions.core.events import FACILITATOR_LEFT
from sessions.core.journal import change
from sessions.core.links import link_from
from sessions.core.models import AccessLink, CocreationSession, Facilitator
from sessions.facilitation.preparing import operations as preparation
from sessions.facilitation.preparing.forms import NewSessionForm


@login_required
def sessions(request):
    mine = CocreationSession.objects.filter(facilitators__user=request.user).order_by("-starts_at")
    return render(request, "facilitation/sessions.html", {"sessions": mine})


@login_required
def new_session(request):
    form = NewSessionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        statement = data.pop("statement")
        session = preparation.create_session(
            facilitator=request.user, horizon={"statement": statement} if statement else None, **data
        )
        return redirect("prepare", code=session.code)
    context = {"form": form, "action": request.path}
    return render(request, "facilitation/new_session.html", context, status=422 if form.errors else 200)


class SignOut(LogoutView):
    """Sign out, and end what is still open elsewhere by that login."""

    def post(self, request, *args, **kwargs):
        user = request.user
        response = super().post(request, *args, **kwargs)
        if user.is_authenticated:
            ask_anew(user)
        return response


def ask_anew(user) -> None:
    """Whoever listens as this user, in any session and process, is asked whether they still may."""
    for right in Facilitator.objects.filter(user=user).select_related("session"):
        with change(right.session, even_frozen=True) as under_way:
            under_way.record(FACILITATOR_LEFT, right)


def one_time_link(request, token):
    """Let the holder of a one-time facilitator link in, once; whoever is already in goes to the cockpit."""
    link = link_from(token, AccessLink.Role.FACILITATOR)
    if facilitates(request.user, link.session):
        return redirect("cockpit", code=link.session.code)
    if request.method != "POST":
        # Mail scanners and link previews look at addresses; only a browser that presses uses the link up.
        known = {"session": link.session, "now": request.user if request.user.is_authenticated else None}
        return render(request, "facilitation/one_time_link.html", known)
    with transaction.atomic():
        unused = AccessLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None)
        if not unused.update(used_at=timezone.now()):
            return render(request, "facilitation/link_used.html", status=410)
        user, _new = get_user_model().objects.get_or_create(
            username=username_of(link), defaults={"first_name": link.name}
        )
        Facilitator.objects.get_or_create(session=link.session, user=user)
    login(request, user)
    return redirect("cockpit", code=link.session.code)


def username_of(link: AccessLink) -> str:
    """Whoever was invited by name is a person of their own; links without a name lead to one that they share."""
    code = link.session.code.lower()
    return f"facilitator-{code}-{link.pk}" if link.name else f"facilitator-{code}"
