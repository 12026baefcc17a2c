from django.urls import path

from sessions.phases.inform import views

urlpatterns = [
    path("", views.inform, name="inform"),
    path("facilitate/", views.facilitate, name="inform-facilitate"),
    path("questions/", views.ask, name="questions"),
    path("questions/<int:pk>/upvote/", views.upvote, name="question-upvote"),
    path("questions/<int:pk>/upvote/withdrawal/", views.upvote_withdrawal, name="question-upvote-withdrawal"),
    path("questions/<int:pk>/answer/", views.answer, name="question-answer"),
    path("questions/<int:pk>/reopening/", views.reopening, name="question-reopening"),
    path("facts/", views.facts, name="facts"),
]
