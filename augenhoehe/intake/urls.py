from django.urls import path

from augenhoehe.intake.views import reception

app_name = "intake"
urlpatterns = [
    path("reception/", reception.reception, name="reception"),
]
