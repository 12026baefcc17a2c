"""The addresses of a session: what is printed at the start, shown in the cockpit and put in the QR code."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from sessions.core.links import token_of
from sessions.core.models import AccessLink, CocreationSession
from sessions.core.people.door import door_of
from sessions.facilitation.shell.queries import link


def addresses(session: CocreationSession, request: HttpRequest | None = None) -> dict[str, str]:
    """code, join_url, cockpit_url, screen_url, brownpaper_url; whole addresses.

    With a request they start with the address that was asked, else with PUBLIC_URL.
    """
    base = f"{request.scheme}://{request.get_host()}" if request else settings.PUBLIC_URL
    return {
        "code": session.entry_code,
        "join_url": base + door_of(session),
        "cockpit_url": base + reverse("cockpit", args=[session.code]),
        "screen_url": base + reverse("screen", args=[token_of(link(session, AccessLink.Role.SCREEN))]),
        "brownpaper_url": base + reverse("reader", args=[token_of(link(session, AccessLink.Role.READER))]),
    }
