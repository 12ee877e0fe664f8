from django.urls import path

from augenhoehe.evaluation.views import results

app_name = "evaluation"
urlpatterns = [
    path("<int:pk>/", results.results, name="results"),
]
