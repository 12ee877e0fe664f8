from django.urls import path

from augenhoehe.portal import views

app_name = "portal"
urlpatterns = [
    path("s/<str:key>/", views.status, name="status"),
    path("s/<str:key>/again/", views.again, name="again"),
    path("s/<str:key>/confirm/", views.confirm, name="confirm"),
    path("s/<str:key>/files/<int:pk>/", views.file, name="file"),
    path("thanks/", views.thanks, name="thanks"),
    path("form/<slug:slug>/", views.form, name="form"),
]
