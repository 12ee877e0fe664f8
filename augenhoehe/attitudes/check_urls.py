"""Addresses of the five attitudes and of the reply check."""

from django.urls import path

from augenhoehe.attitudes.views import checking, drafts, glossary, house

urlpatterns = [
    path("", glossary.overview, name="overview"),
    path("check/", checking.check, name="check"),
    path("check/draft/<int:pk>/", drafts.check_draft, name="check_draft"),
    path("check/telling/<int:pk>/", drafts.check_telling, name="check_telling"),
    path("check/understanding/<int:pk>/", drafts.check_understanding, name="check_understanding"),
    path("check/choose/", checking.choose, name="choose_check"),
    path("check/house/", house.house, name="house"),
    path("check/house/read/", house.read, name="house_read"),
    path("check/house/stop/", house.stop, name="house_stop"),
    path("check/house/<int:pk>/", house.house_text, name="house_text"),
    path("check/house/<int:pk>/mean/", house.mean, name="house_mean"),
    path("check/house/<int:pk>/unmean/", house.unmean, name="house_unmean"),
]
