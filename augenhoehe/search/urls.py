from django.urls import path

from augenhoehe.search import views

app_name = "search"
urlpatterns = [
    path("", views.page, name="page"),
    path("palette/", views.palette, name="palette"),
]
