from django.urls import path

from sessions.brownpaper import views

urlpatterns = [
    path("s/<slug:code>/brownpaper/", views.brownpaper, name="brownpaper"),
    path("r/<str:token>/", views.reader, name="reader"),
    path("r/<str:token>/status/", views.status, name="reader-status"),
    path("r/<str:token>/rendering/", views.rendering, name="rendering"),
    path("r/<str:token>/pdf/", views.pdf, name="pdf"),
]
