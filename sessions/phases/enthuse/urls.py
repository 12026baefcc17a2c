from django.urls import path

from sessions.phases.enthuse import views

urlpatterns = [
    path("", views.enthuse, name="enthuse"),
    path("facilitate/", views.facilitate, name="enthuse-facilitate"),
    path("headlines/", views.headlines, name="headlines"),
    path("pitches/", views.pitches, name="pitches"),
    path("pitches/<int:pk>/workgroup/", views.workgroup_from_pitch, name="workgroup-from-pitch"),
    path("horizon/", views.horizon, name="horizon"),
    path("workgroups/<int:pk>/membership/", views.membership, name="membership"),
    path("workgroups/<int:pk>/lead/", views.lead, name="lead"),
    path("membership/end/", views.leaving, name="leaving"),
]
