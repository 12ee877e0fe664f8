from django.urls import path

from augenhoehe.setup import views

app_name = "setup"
urlpatterns = [
    path("", views.wizard, name="wizard"),
    path("waiting/", views.waiting, name="waiting"),
    path("begin/<str:token>/", views.begin, name="begin"),
    path("step/mailbox/", views.mailbox, name="mailbox"),
    path("step/<slug:name>/", views.step, name="step"),
    path("step/<slug:name>/skip/", views.skip, name="skip"),
    path("finish/", views.finish, name="finish"),
    path("checklist/", views.checklist, name="checklist"),
    path("settings/", views.settings, name="settings"),
]
