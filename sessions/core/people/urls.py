from django.urls import path

from sessions.core.people import views
from sessions.core.people.own_data import views as own_data
from sessions.core.people.tables import views as tables

urlpatterns = [
    path("", views.home, name="home"),
    path("door/", views.door, name="door"),
    path("s/<code:code>/join/", views.join, name="join"),
    path("i/<str:token>/", views.invitation, name="invitation"),
    path("p/<str:secret>/", views.personal_link, name="personal-link"),
    path("s/<code:code>/table/", tables.table, name="table"),
    path("s/<code:code>/table/joining/", tables.seating, name="seating"),
    path("s/<code:code>/table/passing-on/", tables.passing_on, name="passing-on-laptop"),
    path("s/<code:code>/table/leaving/", tables.seat_leaving, name="seat-leaving"),
    path("s/<code:code>/table/seats/<int:pk>/", tables.seat_opening, name="seat-opening"),
    path("s/<code:code>/me/", views.me, name="me"),
    path("s/<code:code>/me/leaving/", views.leaving, name="me-leaving"),
    path("s/<code:code>/me/data/", own_data.my_data, name="me-data"),
    path("s/<code:code>/me/erasing/", own_data.my_erasing, name="me-erasing"),
]
