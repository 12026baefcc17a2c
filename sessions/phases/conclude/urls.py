from django.urls import path

from sessions.phases.conclude import views

urlpatterns = [
    path("", views.conclude, name="conclude"),
    path("facilitate/", views.facilitate, name="conclude-facilitate"),
    path("<int:pk>/consent/", views.consent, name="consent"),
    path("<int:pk>/consent/typos/", views.typos, name="consent-typos"),
    path("commitments/", views.commitments, name="commitments"),
    path("pledge/", views.pledge, name="pledge"),
]
