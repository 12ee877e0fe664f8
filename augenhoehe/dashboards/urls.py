from django.urls import path

from augenhoehe.dashboards import views

app_name = "dashboards"
urlpatterns = [
    path("", views.my_day, name="my_day"),
    path("day/counts/", views.counts, name="counts"),
    path("day/lay/", views.lay, name="lay"),
    path("day/take-up/", views.take, name="take_up"),
    path("present/", views.present, name="present"),
    path("figures/", views.figures, name="figures"),
    path("journal/all/", views.journal, name="journal"),
    path("journal/inspect/", views.inspect, name="inspect"),
]
