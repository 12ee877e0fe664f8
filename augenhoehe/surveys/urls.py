from django.urls import path

from augenhoehe.surveys.views import answering, entering, keeping, previewing, reading, writing

app_name = "surveys"
urlpatterns = [
    path("", keeping.list_all, name="list"),
    path("new/", keeping.add, name="add"),
    path("<int:pk>/", keeping.show, name="show"),
    path("<int:pk>/change/", keeping.change, name="change"),
    path("<int:pk>/start/", keeping.start, name="start"),
    path("<int:pk>/end/", keeping.end, name="end"),
    path("<int:pk>/words/", writing.words, name="words"),
    path("<int:pk>/words/publish/", writing.publish, name="publish"),
    path("<int:pk>/words/drop/", writing.drop, name="drop"),
    path("<int:pk>/questions/add/", writing.question_add, name="question_add"),
    path("<int:pk>/questions/<slug:key>/", writing.question_change, name="question_change"),
    path("<int:pk>/questions/<slug:key>/move/", writing.question_move, name="question_move"),
    path("<int:pk>/preview/", previewing.preview, name="preview"),
    path("<int:pk>/preview/page/", previewing.preview_page, name="preview_page"),
    path("<int:pk>/qr.svg", previewing.qr, name="qr"),
    path("<int:pk>/poster/", previewing.poster, name="poster"),
    path("<int:pk>/phone/", entering.phone, name="phone"),
    path("<int:pk>/pulse/", entering.pulse, name="pulse"),
    path("responses/<int:pk>/", reading.show, name="response"),
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
