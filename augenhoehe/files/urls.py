from django.urls import path

from augenhoehe.files import views

app_name = "files"
urlpatterns = [
    path("<int:pk>/", views.download, name="download"),
    path("<int:pk>/show/", views.show, name="show"),
]
