from django.urls import path

from sessions.phases.introduce import views

urlpatterns = [
    path("", views.introduce, name="introduce"),
    path("facilitate/", views.facilitate, name="introduce-facilitate"),
    path("card/", views.introduction, name="introduction"),
    path("give-get/", views.give_get, name="give-get"),
]
