"""A facilitator's own sessions: the list, a new one, and coming in by a one-time link."""

from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils import timezone

from sessions.core.access import facilitates
from sessions.core.journal import change
from sessions.core.links import link_from
from sessions.core.models import AccessLink, CocreationSession, Facilitator
from sessions.facilitation.accounts import invitation
from sessions.facilitation.accounts.invitation import AccountForm
from sessions.facilitation.accounts.views import own_logins
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


def one_time_link(request, token):
    """Let the holder of a link in, once, at once or by an account of their own; whoever is already in goes on."""
    link = link_from(token, AccessLink.Role.FACILITATOR)
    if facilitates(request.user, link.session):
        return redirect("cockpit", code=link.session.code)
    return colleague_comes(request, link) if link.name else lets_in_at_once(request, link)


def colleague_comes(request, link: AccessLink):
    """Somebody was invited by name: they lead the session by their own account, which they may make here."""
    if link.used_at:
        return render(request, "facilitation/link_used.html", status=410)
    user, form = request.user, None
    if request.method == "POST" and not user.is_authenticated:
        form = AccountForm(request.POST)
        if form.is_valid():
            return by_new_account(request, link, form)
    if request.method == "POST" and user.is_authenticated:
        if not invitation.accept(link, user):
            return render(request, "facilitation/link_used.html", status=410)
        return redirect("cockpit", code=link.session.code)
    return invited_page(request, link, form)


def by_new_account(request, link: AccessLink, form: AccountForm):
    data = form.cleaned_data
    try:
        user = invitation.come_in_by_new_account(link, username=data["username"], password=data["password"])
    except IntegrityError:
        form.add_error("username", invitation.NAME_IS_TAKEN)
        return invited_page(request, link, form)
    if user is None:
        return render(request, "facilitation/link_used.html", status=410)
    invitation.let_in(request, user)
    return redirect("cockpit", code=link.session.code)


def invited_page(request, link: AccessLink, form: AccountForm | None):
    invitation.opened(request, link)
    known = {
        "session": link.session,
        "link": link,
        "form": form or AccountForm(),
        "own_logins": own_logins(request),
    }
    return render(request, "accounts/invited.html", known, status=422 if form else 200)


def lets_in_at_once(request, link: AccessLink):
    """The demo, or the first start of a server: made on its shell, for one person, for a day."""
    if request.method != "POST":
        # Mail scanners and link previews look at addresses; only a browser that presses uses the link up.
        known = {"session": link.session, "now": request.user if request.user.is_authenticated else None}
        return render(request, "facilitation/one_time_link.html", known)
    with change(link.session, even_frozen=True):
        unused = AccessLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None)
        if not unused.update(used_at=timezone.now()):
            return render(request, "facilitation/link_used.html", status=410)
        user = link.user or user_of(link)
        Facilitator.objects.get_or_create(session=link.session, user=user)
    login(request, user, backend=invitation.BACKEND)
    return redirect("cockpit", code=link.session.code)


def user_of(link: AccessLink):
    """Of a link that was made before it said whose it is."""
    return get_user_model().objects.get_or_create(username=f"facilitator-{link.session.code.lower()}")[0]
