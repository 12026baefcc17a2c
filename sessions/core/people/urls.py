from django.urls import path

from sessions.core.people import views

urlpatterns = [
    path("", views.home, name="home"),
    path("door/", views.door, name="door"),
    path("s/<code:code>/join/", views.join, name="join"),
    path("i/<str:token>/", views.invitation, name="invitation"),
    path("p/<str:secret>/", views.personal_link, name="personal-link"),
    path("s/<code:code>/me/", views.me, name="me"),
    path("s/<code:code>/me/leaving/", views.leaving, name="me-leaving"),
]
