from django.urls import include, path

from augenhoehe.evaluation.views import listing, results

app_name = "evaluation"
urlpatterns = [
    path("responses/", listing.responses, name="responses"),
    path("invitations/", listing.invitations, name="invitations"),
    path("<int:pk>/", results.results, name="results"),
    path("", include("augenhoehe.evaluation.mood_urls")),
]
