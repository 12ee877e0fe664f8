from django.urls import include, path

from augenhoehe.evaluation.views import listing, questions, results

app_name = "evaluation"
urlpatterns = [
    path("responses/", listing.responses, name="responses"),
    path("invitations/", listing.invitations, name="invitations"),
    path("<int:pk>/", results.results, name="results"),
    path("<int:pk>/questions/", questions.questions, name="questions"),
    path("", include("augenhoehe.evaluation.work_urls")),
    path("", include("augenhoehe.evaluation.mood_urls")),
]
