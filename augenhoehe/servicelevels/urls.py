"""Addresses of the settings of service levels."""

from django.urls import path

from augenhoehe.servicelevels import views

app_name = "servicelevels"
urlpatterns = [
    path("", views.list_all, name="list"),
    path("suggest/", views.suggest, name="suggest"),
    path("holidays/", views.holidays, name="holidays"),
    path("calendars/add/", views.add, name="add"),
    path("calendars/<int:pk>/", views.calendar, name="calendar"),
    path("calendars/<int:pk>/remove/", views.remove, name="remove"),
    path("calendars/<int:pk>/closed-days/", views.close_day, name="close_day"),
    path("closed-days/<int:pk>/remove/", views.open_day, name="open_day"),
    path("teams/<int:pk>/", views.policies, name="policies"),
]
