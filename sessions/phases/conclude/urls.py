from django.urls import path

from sessions.phases.conclude import views

urlpatterns = [
    path("", views.conclude, name="conclude"),
    path("facilitate/", views.facilitate, name="conclude-facilitate"),
    path("<int:pk>/consent/", views.consent, name="consent"),
    path("commitments/", views.commitments, name="commitments"),
    path("commitments/<int:pk>/withdrawal/", views.commitment_withdrawal, name="commitment-withdrawal"),
    path("pledge/", views.pledge, name="pledge"),
]
