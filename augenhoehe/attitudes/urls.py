from django.urls import include, path

app_name = "attitudes"
urlpatterns = [
    path("", include("augenhoehe.attitudes.check_urls")),
]
