from django.urls import path

from augenhoehe.goals import views

app_name = "goals"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<int:pk>/", views.show, name="show"),
    path("place/<int:place>/", views.change, name="change"),
    path("<int:pk>/retire/", views.retire, name="retire"),
    path("<int:pk>/restore/", views.restore, name="restore"),
]
