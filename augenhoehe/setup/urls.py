from django.urls import path

from augenhoehe.setup import views

app_name = "setup"
urlpatterns = [
    path("waiting/", views.waiting, name="waiting"),
    path("begin/<str:token>/", views.begin, name="begin"),
]
