from django.urls import path

from augenhoehe.portal.views import complaining, concerns, promising

app_name = "portal"
urlpatterns = [
    path("", complaining.front, name="front"),
    path("complaint/", complaining.complaint, name="complaint"),
    path("complaint/handling/", complaining.handling, name="handling"),
    path("promises/", promising.promises, name="promises"),
    path("s/<str:key>/", concerns.status, name="status"),
    path("s/<str:key>/again/", concerns.again, name="again"),
    path("s/<str:key>/confirm/", concerns.confirm, name="confirm"),
    path("s/<str:key>/files/<int:pk>/", concerns.file, name="file"),
    path("thanks/", concerns.thanks, name="thanks"),
    path("form/<slug:slug>/", concerns.form, name="form"),
]
