from django.urls import path

from augenhoehe.intake.views import quarantine, reception

app_name = "intake"
urlpatterns = [
    path("reception/", reception.reception, name="reception"),
    path("quarantine/", quarantine.quarantine, name="quarantine"),
    path("quarantine/<int:pk>/", quarantine.quarantined, name="quarantined"),
    path("quarantine/<int:pk>/raw/", quarantine.raw, name="raw"),
    path("quarantine/<int:pk>/retry/", quarantine.retry, name="retry"),
    path("quarantine/<int:pk>/spam/", quarantine.spam, name="spam"),
    path("quarantine/<int:pk>/open/", quarantine.open_ticket, name="open_by_hand"),
]
