from django.urls import path

from sessions.phases.network import views

urlpatterns = [
    path("", views.network, name="network"),
    path("facilitate/", views.facilitate, name="network-facilitate"),
    path("connections/", views.connections, name="connections"),
    path("connections/<int:pk>/naming/", views.naming, name="naming"),
    path("connections/<int:pk>/naming/withdrawal/", views.naming_withdrawal, name="naming-withdrawal"),
    path("requests/", views.requests, name="requests"),
    path("requests/<int:pk>/answer/withdrawal/", views.answer_withdrawal, name="request-answer-withdrawal"),
    path("requests/<int:pk>/answer/<slug:answer>/", views.answer, name="request-answer"),
]
