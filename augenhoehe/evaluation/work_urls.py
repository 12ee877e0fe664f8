"""Addresses of texts, causes, the code book, quotes and samples."""

from django.urls import path

from augenhoehe.evaluation.views import causes, codes, quotes, samples, texts

urlpatterns = [
    path("texts/", texts.texts, name="texts"),
    path("texts/stop/", texts.stop_reading, name="texts_stop"),
    path("texts/go-on/", texts.go_on_reading, name="texts_go_on"),
    path("texts/<int:pk>/", texts.text, name="text"),
    path("texts/<int:pk>/correct/", texts.correct, name="text_correct"),
    path("texts/<int:pk>/leave/", texts.leave, name="text_leave"),
    path("texts/<int:pk>/quote/", quotes.quote, name="quote"),
    path("quotes/", quotes.quotes, name="quotes"),
    path("quotes/<int:pk>/withdraw/", quotes.withdraw, name="quote_withdraw"),
    path("causes/", causes.causes, name="causes"),
    path("codes/", codes.codes, name="codes"),
    path("codes/add/", codes.add, name="code_add"),
    path("codes/file/", codes.take_file, name="codes_file"),
    path("codes/starter/", codes.take_starter, name="codes_starter"),
    path("codes/<int:pk>/", codes.code, name="code"),
    path("codes/<int:pk>/retire/", codes.retire, name="code_retire"),
    path("codes/<int:pk>/restore/", codes.restore, name="code_restore"),
    path("codes/<int:pk>/merge/", codes.merge, name="code_merge"),
    path("codes/<int:pk>/split/", codes.split, name="code_split"),
    path("samples/", samples.samples, name="samples"),
    path("samples/<int:pk>/", samples.sample, name="sample"),
    path("samples/texts/<int:pk>/", samples.check, name="check"),
]
