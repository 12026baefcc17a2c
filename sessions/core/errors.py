"""Error pages in the visitor's language. They say nothing of what they protect."""

import re
import sys

from django.db import InterfaceError, OperationalError
from django.shortcuts import redirect, render
from django.urls import is_valid_path
from django.utils.translation import gettext as _

from sessions.core.keyed import LinkExpired


def page(request, status: int, title: str, advice: str):
    return render(request, "errors/error.html", {"title": title, "advice": advice}, status=status)


def forbidden(request, exception=None):
    return page(request, 403, _("Geen toegang"), _("Deze pagina hoort bij een andere rol of een andere sessie."))


# What a sentence or a mail puts behind an address.
BEHIND = " .,;:!?…)]}>'\"’”»*_|\u200b\u00a0"
# A personal link as people/secrets makes it, which may end in one of them itself.
PERSONAL = re.compile(r"/p/[\w-]{32}")


def not_found(request, exception=None):
    if isinstance(exception, LinkExpired):
        return page(
            request,
            410,
            _("Deze link is verlopen"),
            _("Vraag wie u deze link gaf om een nieuwe. Er is niets verloren."),
        )
    if better := without_punctuation(request):
        return redirect(better)
    return page(
        request,
        404,
        _("Niet gevonden"),
        _("Deze link of code kennen we niet. Controleer of hij klopt en nog geldig is."),
    )


def without_punctuation(request) -> str | None:
    """The address as it was meant, when something of the sentence around it came along: "…/join/)." A sign at a time,
    since a personal link may end in one of them itself."""
    meant = request.path.rstrip("/")
    if PERSONAL.fullmatch(meant):
        return None  # whole already: it opens nothing, or nothing any more
    while request.method == "GET" and meant and meant[-1] in BEHIND:
        meant = meant[:-1].rstrip("/")
        if is_valid_path(f"{meant}/"):
            query = request.META.get("QUERY_STRING", "")
            return f"{meant}/?{query}" if query else f"{meant}/"
    return None


def too_much(request, exception=None, status: int = 400):
    return page(
        request,
        status,
        _("Dat konden we niet lezen"),
        _("Het was te veel ineens, of er ging onderweg iets mis. Doe het in twee keren, of probeer het opnieuw."),
    )


def broken(request):
    # Also where no view was reached yet: a login is looked up before one.
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return unavailable(request)
    return page(
        request,
        500,
        _("Er ging iets mis"),
        _("Dat ligt aan ons, niet aan u. Wat bewaard was, is er nog. Probeer het opnieuw."),
    )


def unavailable(request):
    """The database is away for a moment. Nothing was saved, so the browser keeps what was sent and tries again."""
    response = page(
        request,
        503,
        _("Even geduld"),
        _("We kunnen nu niets bewaren. Wat bewaard was, is er nog. Wat u typte, wordt zo opnieuw verstuurd."),
    )
    response["Retry-After"] = "5"
    return response


def csrf_failure(request, reason=""):
    """Scripts fetch a fresh token and send again (see static/js/post.js)."""
    response = page(
        request,
        403,
        _("Deze pagina was te oud"),
        _("Ga terug, laad de pagina opnieuw en verstuur nog eens. Kopieer eerst wat u typte."),
    )
    response["X-Refused"] = "token"
    return response
