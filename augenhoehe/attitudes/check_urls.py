"""Addresses of the five attitudes and of the reply check."""

from django.urls import path

from augenhoehe.attitudes.views import checking, glossary

urlpatterns = [
    path("", glossary.overview, name="overview"),
    path("check/", checking.check, name="check"),
    path("check/draft/<int:pk>/", checking.check_draft, name="check_draft"),
    path("check/choose/", checking.choose, name="choose_check"),
]
