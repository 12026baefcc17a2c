from django.urls import path

from sessions.phases.concretise import views
from sessions.phases.concretise.value_case.views import value_item_removal, value_items

urlpatterns = [
    path("", views.concretise, name="concretise"),
    path("facilitate/", views.facilitate, name="concretise-facilitate"),
    path("facilitate/<int:pk>/", views.canvas_for_facilitator, name="canvas-facilitate"),
    path("<int:pk>/", views.canvas, name="canvas"),
    path("<int:pk>/texts/<slug:field>/", views.text, name="solution-text"),
    path("<int:pk>/ownership/", views.ownership, name="ownership"),
    path("<int:pk>/ownership/end/", views.ownership_end, name="ownership-end"),
    path("<int:pk>/value-items/", value_items, name="value-items"),
    path("value-items/<int:pk>/removal/", value_item_removal, name="value-item-removal"),
]
