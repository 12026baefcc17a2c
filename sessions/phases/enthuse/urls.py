from django.urls import path

from sessions.phases.enthuse import views
from sessions.phases.enthuse.groups import views as groups

urlpatterns = [
    path("", views.enthuse, name="enthuse"),
    path("facilitate/", views.facilitate, name="enthuse-facilitate"),
    path("headlines/", views.headlines, name="headlines"),
    path("pitches/", views.pitches, name="pitches"),
    path("pitches/<int:pk>/workgroup/", views.workgroup_from_pitch, name="workgroup-from-pitch"),
    path("horizon/", views.horizon, name="horizon"),
    path("workgroups/<int:pk>/membership/", views.membership, name="membership"),
    path("workgroups/<int:pk>/lead/", views.lead, name="lead"),
    path("groups/", groups.groups, name="groups"),
    path("groups/filling/", groups.filling, name="filling"),
    path("groups/news/", groups.group_news, name="group-news"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/people/", groups.placing, name="placing"),
    path("groups/<int:pk>/lead/", groups.leading, name="leading"),
    path("groups/<int:pk>/merging/", groups.merging_groups, name="merging-groups"),
    path("groups/<int:pk>/parting/", groups.parting_groups, name="parting-groups"),
    path("groups/<int:pk>/solutions/", groups.solutions, name="solutions"),
    path("groups/<int:pk>/closing/", groups.group_closing, name="group-closing"),
    path("groups/<int:pk>/reopening/", groups.group_reopening, name="group-reopening"),
    path("membership/end/", views.leaving, name="leaving"),
]
