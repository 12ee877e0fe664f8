from django.urls import include, path

from augenhoehe.evaluation.views import comparing, experts, listing, mood, questions, results

app_name = "evaluation"
urlpatterns = [
    path("responses/", listing.responses, name="responses"),
    path("invitations/", listing.invitations, name="invitations"),
    path("<int:pk>/", results.results, name="results"),
    path("<int:pk>/compare/", comparing.compare, name="compare"),
    path("<int:pk>/experts/", experts.experts, name="experts"),
    path("<int:pk>/experts/compute/", experts.compute, name="compute"),
    path("<int:pk>/questions/", questions.questions, name="questions"),
    path("", include("augenhoehe.evaluation.work_urls")),
    path("mood/", mood.mood, name="mood"),
    path("calls/", mood.calls, name="calls"),
]
