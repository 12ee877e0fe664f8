from django.urls import path

from augenhoehe.practice.views import alone, own, practice

app_name = "practice"
urlpatterns = [
    path("", practice.practice, name="list"),
    path("alone/", alone.alone, name="alone"),
    path("alone/begin/", alone.begin, name="begin"),
    path("alone/remind/", alone.remind, name="remind"),
    path("alone/skip/", alone.skip, name="skip"),
    path("alone/export/", alone.export, name="export"),
    path("alone/erase/", alone.erase, name="erase"),
    path("own/", own.own_cases, name="own_cases"),
    path("own/new/", own.new, name="own_new"),
    path("own/<int:pk>/", own.own_case, name="own_case"),
    path("own/<int:pk>/propose/", own.propose, name="propose"),
    path("own/<int:pk>/take-back/", own.take_back, name="take_back"),
    path("own/<int:pk>/release/", own.release, name="release"),
    path("own/<int:pk>/give-back/", own.give_back, name="give_back"),
    path("own/<int:pk>/erase/", own.erase, name="own_erase"),
    path("own/<int:pk>/withdraw/", own.withdraw, name="withdraw"),
    path("own/<int:pk>/<slug:language>/", own.write, name="own_write"),
    path("week/free/", practice.free, name="free"),
    path("<slug:code>/", practice.case, name="case"),
    path("<slug:code>/rate/", practice.rate, name="rate"),
    path("<slug:code>/choose/", practice.choose, name="choose"),
]
