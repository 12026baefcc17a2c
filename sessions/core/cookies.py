"""The cookies that let somebody in: no script reads them, no other site sends them, and where we are served over https
they go over nothing else, whatever a proxy says of a request."""

from django.conf import settings
from django.http import HttpResponse


def give_cookie(response: HttpResponse, name: str, value: str, *, age: int) -> None:
    """age: in seconds."""
    response.set_cookie(name, value, max_age=age, httponly=True, samesite="Lax", secure=settings.HTTPS)
