from django.urls import path
from sessions.phases.reflect import views

urlpatterns = [
    path("", views.reflect, name="reflect"),
    path("facilitate/", views.facilitate, name="reflect-facilitate"),
    path("lessons/", views.lessons, name="lessons"),
]
