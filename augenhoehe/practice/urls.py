from django.urls import path

from augenhoehe.practice.views import practice

app_name = "practice"
urlpatterns = [
    path("", practice.practice, name="list"),
    path("<slug:code>/", practice.case, name="case"),
]
