"""Addresses of conversation reviews; `urls.py` puts them in their place."""

from django.urls import path

from augenhoehe.attitudes.views import reviewing

urlpatterns = [
    path("", reviewing.reviews, name="reviews"),
    path("guide/", reviewing.guide, name="review_guide"),
    path("new/", reviewing.begin, name="review_begin"),
    path("<int:pk>/", reviewing.show, name="review_show"),
    path("<int:pk>/bring/", reviewing.bring, name="review_bring"),
    path("brought/<int:pk>/take-back/", reviewing.take_back, name="review_take_back"),
    path("<int:pk>/agree/", reviewing.agree, name="review_agree"),
    path("<int:pk>/end/", reviewing.end, name="review_end"),
    path("<int:pk>/reopen/", reviewing.reopen, name="review_reopen"),
]
