from django.urls import path

from augenhoehe.complaints.views import evaluating, years

urlpatterns = [
    path("evaluation/", evaluating.evaluation, name="evaluation"),
    path("years/", years.years, name="years"),
    path("years/<int:number>/", years.year, name="year"),
    path("years/<int:number>/release/", years.release, name="release_year"),
    path("years/<int:number>/take-back/", years.take_back, name="take_back_year"),
]
