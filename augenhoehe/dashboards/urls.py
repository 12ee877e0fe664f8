from django.urls import path

from augenhoehe.dashboards.views import day, figures

app_name = "dashboards"
urlpatterns = [
    path("", day.my_day, name="my_day"),
    path("day/counts/", day.counts, name="counts"),
    path("day/lay/", day.lay, name="lay"),
    path("day/take-up/", day.take, name="take_up"),
    path("present/", day.present, name="present"),
    path("figures/", figures.figures, name="figures"),
    path("figures/agreements/", figures.agreements, name="agreements"),
    path("figures/agreements/<int:pk>/end/", figures.end, name="end"),
    path("figures/<str:name>/", figures.figure, name="figure"),
    path("figures/<str:name>/target/", figures.target, name="target"),
    path("journal/all/", day.journal, name="journal"),
    path("journal/inspect/", day.inspect, name="inspect"),
]
