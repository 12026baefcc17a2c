from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("sessions.urls")),
]
handler400 = "sessions.core.errors.too_much"
handler403 = "sessions.core.errors.forbidden"
handler404 = "sessions.core.errors.not_found"
handler500 = "sessions.core.errors.broken"
