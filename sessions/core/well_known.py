"""What machines ask a site for: where to report a vulnerability (RFC 9116), and what not to read (RFC 9309)."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

PLAIN = "text/plain; charset=utf-8"
# RFC 9116 asks for less than a year; whoever hosts is thereby asked to look at it again with each update.
HOLDS_FOR = timedelta(days=180)
# Sessions are of those who are in them; no address of one belongs in a search engine.
ROBOTS = "User-agent: *\nDisallow: /\n"


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS, content_type=PLAIN)


@require_safe
def security(_request: HttpRequest) -> HttpResponse:
    """Whom to tell of a vulnerability of this server, as its host says (SECURITY_CONTACT). Raises Http404 without."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = (timezone.now() + HOLDS_FOR).replace(microsecond=0).isoformat()
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.PUBLIC_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)
