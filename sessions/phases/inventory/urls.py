from django.urls import path

from sessions.phases.inventory import rewriting, sorting, views

urlpatterns = [
    path("", views.inventory, name="inventory"),
    path("mine/", views.my_contributions, name="my-contributions"),
    path("recovery/", views.recovery, name="recovery"),
    path("contributions/", views.contributions, name="contributions"),
    path("contributions/late/", views.late_contributions, name="late-contributions"),
    path("contributions/<int:pk>/", views.contribution, name="contribution"),
    path("contributions/<int:pk>/withdrawal/", views.withdrawal, name="contribution-withdrawal"),
    path("contributions/<int:pk>/restoration/", views.restoration, name="contribution-restoration"),
    path("contributions/<int:pk>/dot/", views.dot, name="dot"),
    path("contributions/<int:pk>/dot/withdrawal/", views.dot_withdrawal, name="dot-withdrawal"),
    path("facilitate/", sorting.facilitate, name="inventory-facilitate"),
    path("reveal/", sorting.reveal, name="reveal"),
    path("joining/", sorting.joining, name="cards-joining"),
    path("moves/", sorting.moves, name="moves"),
    path("moves/undo/", sorting.undoing, name="sorting-undo"),
    path("merging/", rewriting.merging, name="cards-merging"),
    path("merging/chosen/", rewriting.chosen, name="cards-chosen"),
    path("contributions/<int:pk>/splitting/", rewriting.splitting, name="card-splitting"),
    path("clusters/", sorting.clusters, name="clusters"),
    path("clusters/<int:pk>/", sorting.cluster, name="cluster"),
    path("clusters/<int:pk>/merging/", rewriting.cluster_merging, name="cluster-merging"),
    path("contributions/<int:pk>/parking/", sorting.parking, name="parking"),
    path("contributions/<int:pk>/unparking/", sorting.unparking, name="unparking"),
]
