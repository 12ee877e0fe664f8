"""All addresses, a line a room."""

from django.urls import include, path

urlpatterns = [
    path("", include("augenhoehe.dashboards.urls")),
    path("tickets/", include("augenhoehe.tickets.urls")),
    path("intake/", include("augenhoehe.intake.urls")),
    path("customers/", include("augenhoehe.customers.urls")),
    path("solutions/", include("augenhoehe.solutions.urls")),
    path("catalogue/", include("augenhoehe.catalogue.urls")),
    path("servicelevels/", include("augenhoehe.servicelevels.urls")),
    path("measures/", include("augenhoehe.measures.urls")),
    path("goals/", include("augenhoehe.goals.urls")),
    path("mail/", include("augenhoehe.mail.urls")),
    path("files/", include("augenhoehe.files.urls")),
    path("search/", include("augenhoehe.search.urls")),
    path("people/", include("augenhoehe.people.urls")),
    path("privacy/", include("augenhoehe.privacy.urls")),
    path("setup/", include("augenhoehe.setup.urls")),
    path("complaints/", include("augenhoehe.complaints.urls")),
    path("mediation/", include("augenhoehe.mediation.urls")),
    path("surveys/", include("augenhoehe.surveys.urls")),
    path("evaluation/", include("augenhoehe.evaluation.urls")),
    path("public/", include("augenhoehe.portal.urls")),
    path("account/", include("augenhoehe.people.account_urls")),
]
