from django.urls import include, path

app_name = "attitudes"
urlpatterns = [
    path("", include("augenhoehe.attitudes.check_urls")),
    path("", include("augenhoehe.attitudes.work_urls")),
]
