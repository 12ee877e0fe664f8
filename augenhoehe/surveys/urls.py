from django.urls import path

from augenhoehe.surveys.views import answering

app_name = "surveys"
urlpatterns = [
    path("a/<str:key>/", answering.answer, name="answer"),
    path("a/<str:key>/thanks/", answering.answer_thanks, name="answer_thanks"),
    path("a/<str:key>/more/", answering.trap, name="trap"),
    path("t/<str:key>/", answering.of_ticket, name="of_ticket"),
    path("t/<str:key>/thanks/", answering.of_ticket_thanks, name="of_ticket_thanks"),
    path("o/<str:key>/", answering.open_page, name="open_page"),
    path("o/<str:key>/thanks/", answering.open_page_thanks, name="open_page_thanks"),
    path("e/<str:key>/", answering.embedded, name="embedded"),
    path("e/<str:key>/thanks/", answering.embedded_thanks, name="embedded_thanks"),
    path("p/<str:key>/", answering.privacy, name="privacy"),
]
