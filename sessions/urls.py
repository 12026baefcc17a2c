from django.urls import include, path

from sessions.live.news import what_changed
from sessions.phases.registry import PHASES

urlpatterns = [
    path("", include("sessions.core.people.urls")),
    path("", include("sessions.facilitation.urls")),
    path("", include("sessions.brownpaper.urls")),
    path("s/<slug:code>/news/", what_changed, name="news"),
    *(path(f"s/<slug:code>/{phase.slug}/", include(f"sessions.phases.{phase.slug}.urls")) for phase in PHASES),
]
