from django.urls import include, path

app_name = "attitudes"
urlpatterns = [
    path("reviews/", include("augenhoehe.attitudes.review_urls")),
    path("practice/", include("augenhoehe.attitudes.practice_urls")),
]
