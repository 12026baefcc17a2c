from django.urls import path

from sessions.phases.concretise import views
from sessions.phases.concretise.asks.views import asks
from sessions.phases.concretise.helping import views as helping
from sessions.phases.concretise.value_case.views import value_items

urlpatterns = [
    path("", views.concretise, name="concretise"),
    path("facilitate/", views.facilitate, name="concretise-facilitate"),
    path("facilitate/<int:pk>/", views.canvas_for_facilitator, name="canvas-facilitate"),
    path("<int:pk>/", views.canvas, name="canvas"),
    path("<int:pk>/texts/<slug:field>/", views.text, name="solution-text"),
    path("<int:pk>/texts/<slug:field>/earlier/", views.earlier_texts, name="earlier-texts"),
    path(
        "facilitate/<int:pk>/texts/<slug:field>/earlier/",
        views.earlier_texts_for_facilitator,
        name="earlier-texts-facilitate",
    ),
    path(
        "<int:pk>/texts/<slug:field>/earlier/<int:version>/restoration/",
        views.text_restoration,
        name="text-restoration",
    ),
    path("<int:pk>/ownership/", views.ownership, name="ownership"),
    path("<int:pk>/ownership/end/", views.ownership_end, name="ownership-end"),
    path("<int:pk>/help/", helping.calling, name="help"),
    path("<int:pk>/help/end/", helping.calling_off, name="help-end"),
    path("facilitate/<int:pk>/help/coming/", helping.coming, name="help-coming"),
    path("facilitate/<int:pk>/help/end/", helping.helped, name="help-ended"),
    path("<int:pk>/asks/", asks, name="asks"),
    path("<int:pk>/value-items/", value_items, name="value-items"),
]
