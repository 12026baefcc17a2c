import logging

from django.conf import settings
from django.contrib import messages
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.middleware import HtmxDetails

from sessions.core.errors import too_much, unavailable
from sessions.core.quota import TooFast
from sessions.core.refusal import Refused


class Request(HttpRequest):
    """A request as our middleware hands it on: it knows whether htmx asks."""

    htmx: HtmxDetails


class ChosenLanguageMiddleware:
    """Dutch unless the visitor chose otherwise; a browser's own preference does not count.

    The whole room then starts in one language, also on a laptop that was bought abroad.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


# What no page of ours uses, and nothing in it may ask for.
NOT_USED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone"),
    *("midi", "payment", "screen-wake-lock", "usb", "xr-spatial-tracking"),
)


class PrivateMiddleware:
    """Pages are of whoever asks for them: nothing between us and them keeps one, and a browser asks again."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = ", ".join(f"{name}=()" for name in NOT_USED)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.headers.setdefault("Permissions-Policy", self.policy)
        return response


class TooLargeMiddleware:
    """Say that it was too much at once, where the server did not read what was sent (cocreatie/one_hop.py)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "cocreatie.too_large" in getattr(request, "scope", {}):
            return too_much(request, status=413)
        return self.get_response(request)


class RefusalMiddleware:
    """Show an expected refusal where the person is, and leave what they typed alone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, (OperationalError, InterfaceError)):
            logging.getLogger("cocreatie").error("the database does not answer: %s", exception)
            return unavailable(request)
        if not isinstance(exception, Refused):
            return None
        response: HttpResponse
        status = 429 if isinstance(exception, TooFast) else 0
        if wants_json(request):
            response = JsonResponse({"message": exception.message}, status=status or 422)
        elif request.htmx:
            response = render(
                request, "components/notice.html", {"message": exception.message}, status=status or 409
            )
            response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
        else:
            messages.error(request, exception.message)
            response = redirect(back(request))
        if status:
            response["Retry-After"] = "20"
        if exception.reason:
            response["X-Refused"] = exception.reason
        return response


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def back(request: HttpRequest) -> str:
    """The page of ours that the request came from, else the front door."""
    referer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return referer
    return "/"
