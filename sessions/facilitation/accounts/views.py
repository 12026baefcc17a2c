"""Somebody's own account: their password, their second step, where they are logged in."""

import logging
import re

from allauth.account.views import LoginView
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter as outside
from allauth.socialaccount.providers.saml import views as saml
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import LogoutView
from django.contrib.sessions.models import Session
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from lxml.etree import LxmlError
from requests import RequestException

from sessions.core.links import link_from
from sessions.core.models import AccessLink
from sessions.facilitation.accounts import way_back
from sessions.facilitation.accounts.ending import ask_anew

BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone|iPad", "iOS"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


class Login(LoginView):
    template_name = "accounts/login.html"

    def get_context_data(self, **kwargs):
        known = {"own_logins": own_logins(self.request), "next": self.get_next_url()}
        return super().get_context_data(**kwargs) | known


def own_logins(request) -> list:
    """The logins of the organisation's own that this server offers, each with its id and name."""
    return outside().list_providers(request)


class SignOut(LogoutView):
    """Sign out, and end what is still open elsewhere by that login."""

    def post(self, request, *args, **kwargs):
        user = request.user
        response = super().post(request, *args, **kwargs)
        if user.is_authenticated:
            ask_anew(user)
        return response


@require_POST
def own_login(request, provider):
    """Off to the organisation's own login. By a page of ours, which goes on by itself: browsers refuse to follow a form
    from one site to the next (CSP, form-action), and such a login may lead through several."""
    chosen = next((each for each in own_logins(request) if each.id == provider), None)
    if chosen is None:
        raise Http404
    try:
        there = chosen.redirect(request, process="login", next_url=safe(request.POST.get("next")))
    except RequestException:
        logging.getLogger("cocreatie").exception("the login %s does not answer", chosen.name)
        messages.error(request, _("%s antwoordt nu niet. Probeer het zo nog een keer.") % chosen.name)
        return redirect("login")
    if there.status_code != 302:
        return there
    return render(request, "accounts/leaving.html", {"name": chosen.name, "there": there.url})


def saml_finish(request, organization_slug):
    """What an organisation's login stated, taken in. What is not even XML is answered like any wrong statement."""
    try:
        return saml.finish_acs(request, organization_slug)
    except (LxmlError, ValueError):
        logging.getLogger("cocreatie").warning("a SAML statement could not be read", exc_info=True)
        return render(request, "socialaccount/authentication_error.html", status=401)


def safe(address: str | None) -> str | None:
    """An address of ours, or none: nobody is sent elsewhere after they logged in."""
    return address if address and url_has_allowed_host_and_scheme(address, None) else None


@login_required
def account(request):
    kept = Authenticator.objects.filter(user=request.user).order_by("created_at")
    by_kind = {kind: [each.wrap() for each in kept if each.type == kind] for kind in Authenticator.Type.values}
    return render(
        request,
        "accounts/account.html",
        {
            "apps": by_kind[Authenticator.Type.TOTP],
            "passkeys": by_kind[Authenticator.Type.WEBAUTHN],
            "codes": next((len(each.get_unused_codes()) for each in by_kind[Authenticator.Type.RECOVERY_CODES]), 0),
            "has_passkeys": settings.HAS_PASSKEYS,
            "must": settings.REQUIRE_MFA,
            "logins": [(each, named(each.user_agent)) for each in UserSession.objects.purge_and_list(request.user)],
        },
    )


def named(user_agent: str) -> str:
    """A browser as people know it: "Firefox, Windows"."""
    found = (
        next((name for sign, name in known if re.search(sign, user_agent)), "") for known in (BROWSERS, SYSTEMS)
    )
    return ", ".join(filter(None, found)) or _("een onbekende browser")


@require_POST
@login_required
def other_logins(request):
    """End this user's logins everywhere but here."""
    end_other_sessions(request, request.user)
    end_unlisted(request)
    ask_anew(request.user)
    messages.success(request, _("U bent overal elders uitgelogd."))
    return redirect("account")


def end_unlisted(request) -> None:
    """End what was never listed: a login of long ago, whose browser did not come back since."""
    for kept in Session.objects.exclude(session_key=request.session.session_key).iterator():
        if kept.get_decoded().get(SESSION_KEY) == str(request.user.pk):
            kept.delete()


def returning(request, token):
    """A colleague vouched for whoever opens this: their password is still asked for, their second step is not."""
    link = link_from(token, AccessLink.Role.WAY_BACK)
    if link.used_at:
        return render(request, "facilitation/link_used.html", status=410)
    if request.method == "POST":
        way_back.opened(request, link)
        return redirect("login")
    return render(request, "accounts/way_back.html", {"link": link})
