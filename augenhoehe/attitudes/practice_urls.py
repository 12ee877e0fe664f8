"""Addresses of practice; `urls.py` puts them in their place."""

from django.urls import path

from augenhoehe.attitudes.views import practising

urlpatterns = [
    path("", practising.practice, name="practice"),
    path("<slug:code>/", practising.case, name="practice_case"),
]
