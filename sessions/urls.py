from django.urls import include, path

from sessions.core import (
    converters,  # noqa: F401 (addresses name a code)
    echo,
    tokens,
    well_known,
)
from sessions.live.news import what_changed
from sessions.phases.registry import PHASES

urlpatterns = [
    path("", include("sessions.core.people.urls")),
    path("", include("sessions.facilitation.urls")),
    path("", include("sessions.brownpaper.urls")),
    path("", include("sessions.auditing.urls")),
    path("robots.txt", well_known.robots, name="robots"),
    path(".well-known/security.txt", well_known.security, name="security-txt"),
    path("token/", tokens.token, name="token"),
    path("amount/", echo.amount, name="amount"),
    path("s/<code:code>/news/", what_changed, name="news"),
    *(path(f"s/<code:code>/{phase.slug}/", include(f"sessions.phases.{phase.slug}.urls")) for phase in PHASES),
]
