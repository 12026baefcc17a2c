from django.urls import path

from sessions.phases.conclude import views
from sessions.phases.conclude.rounds import views as rounds

urlpatterns = [
    path("", views.conclude, name="conclude"),
    path("facilitate/", rounds.facilitate, name="conclude-facilitate"),
    path("facilitate/deciding/", rounds.deciding, name="deciding"),
    path("facilitate/reveal/", rounds.reveal_all, name="rounds-reveal"),
    path("facilitate/<int:pk>/table/", rounds.table, name="round-table"),
    path("facilitate/<int:pk>/reveal/", rounds.reveal, name="round-reveal"),
    path("facilitate/<int:pk>/anew/", rounds.anew, name="round-anew"),
    path("facilitate/<int:pk>/missing/", rounds.missing, name="round-missing"),
    path("<int:pk>/consent/", views.consent, name="consent"),
    path("<int:pk>/consent/typos/", views.typos, name="consent-typos"),
    path("commitments/", views.commitments, name="commitments"),
    path("pledge/", views.pledge, name="pledge"),
]
