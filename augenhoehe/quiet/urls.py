from django.urls import path

from augenhoehe.quiet.views import keys, lines, notes

app_name = "quiet"
urlpatterns = [
    path("", notes.home, name="home"),
    path("begin/", keys.begin, name="begin"),
    path("open/", keys.unlock, name="open"),
    path("close/", keys.lock, name="close"),
    path("secret/", keys.renew, name="renew"),
    path("erase/", keys.erase, name="erase"),
    path("time/", keys.choose, name="time"),
    path("skip/", keys.skip, name="skip"),
    path("write/<slug:kind>/", notes.write, name="write"),
    path("notes/<uuid:pk>/", notes.show, name="note"),
    path("notes/<uuid:pk>/change/", notes.change, name="change"),
    path("notes/<uuid:pk>/erase/", notes.erase_one, name="erase_one"),
    path("positions/", notes.positions, name="positions"),
    path("export/", notes.export, name="export"),
    path("notes/<uuid:pk>/share/", lines.share, name="share"),
    path("lines/", lines.lines, name="lines"),
    path("lines/<int:pk>/take-back/", lines.take_back, name="take_back"),
]
