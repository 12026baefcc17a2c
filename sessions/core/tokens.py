"""A fresh token for a page whose own was changed by a login or logout in another tab."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET


@require_GET
@never_cache
def token(request: HttpRequest) -> HttpResponse:
    """Only our own pages can read it: other sites may ask, but never see the answer."""
    return HttpResponse(get_token(request), content_type="text/plain")
