from django.urls import include, path

from augenhoehe.reviews.views import reviews

app_name = "reviews"
urlpatterns = [
    path("", reviews.reviews, name="list"),
    path("guide/", reviews.guide, name="guide"),
    path("new/", reviews.begin, name="begin"),
    path("<int:pk>/", reviews.show, name="show"),
    path("<int:pk>/bring/", reviews.bring, name="bring"),
    path("brought/<int:pk>/take-back/", reviews.take_back, name="take_back"),
    path("<int:pk>/agree/", reviews.agree, name="agree"),
    path("<int:pk>/end/", reviews.end, name="end"),
    path("<int:pk>/reopen/", reviews.reopen, name="reopen"),
    path("full/", include("augenhoehe.reviews.full_urls")),
]
