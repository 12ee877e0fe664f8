"""Addresses of the mood."""

from django.urls import path

from augenhoehe.evaluation.views import mood

urlpatterns = [
    path("mood/", mood.mood, name="mood"),
    path("calls/", mood.calls, name="calls"),
]
